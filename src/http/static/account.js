// The form says what is sent where; the token of the mail's link stands behind the # of the address.
const form = document.querySelector('form')
const message = document.querySelector('#message')
const submit = form.querySelector('[type=submit]')
const password = form.querySelector('#password')
const show = form.querySelector('#show')

const openAgain = 'Open the link in the e-mail again, or copy the whole of it into the address bar.'
const askAgain = 'Links work once and for a limited time: ask for a new one.'
let token = ''

function begin() {
  token = location.hash.slice(1)
  // Not to be read over a shoulder, bookmarked or found in the history.
  history.replaceState(null, '', location.pathname)
  if (isToken(token)) return offer('')
  end(
    token
      ? `This link is not complete. ${openAgain}`
      : `There is nothing to do here without the link. ${openAgain}`,
  )
}

function isToken(text) {
  return text.startsWith(form.dataset.token) && /^\w{60,70}$/.test(text)
}

/** Let it be tried, or tried again. */
function offer(text, state = 'trouble') {
  form.hidden = false
  submit.disabled = false
  say(text, state)
}

/** There is nothing more to do. */
function end(text, state = 'trouble') {
  token = ''
  if (password) password.value = ''
  form.hidden = true
  say(text, state)
  message.focus()
}

function say(text, state) {
  message.textContent = text
  message.dataset.state = text ? state : ''
}

async function send() {
  submit.disabled = true
  password?.removeAttribute('aria-invalid')
  say('One moment …', 'working')
  const response = await ask().catch(() => null)
  if (!response) return offer('The server could not be reached. Check your connection, then try again.')
  if (response.ok) return end(form.dataset.done, 'done')
  const problem = await response.json().catch(() => ({}))
  const wrong = password && problem.errors?.filter((error) => error.in !== 'path')
  if (wrong?.length) return refusePassword(wrong)
  const reason = `${problem.detail ?? 'That did not work'}.`.replace(/([.!?])\.$/, '$1')
  if (response.status === 429 || response.status >= 500) offer(`${reason} ${waitOf(response)}`)
  else end(`${reason} ${askAgain}`)
}

function ask() {
  const { method, path } = form.dataset
  return fetch(path + encodeURIComponent(token), {
    method,
    headers: password ? { 'content-type': 'application/json' } : {},
    body: password ? JSON.stringify({ password: password.value }) : null,
    cache: 'no-store',
    signal: AbortSignal.timeout(30_000),
  })
}

function refusePassword(errors) {
  password.setAttribute('aria-invalid', 'true')
  offer(`This password ${errors.map(({ detail }) => detail).join(', ')}. Choose another one.`)
  password.focus()
}

function waitOf(response) {
  const seconds = Number(response.headers.get('retry-after'))
  if (!seconds) return 'Try again in a moment.'
  return seconds < 90
    ? `Try again in ${seconds} seconds.`
    : `Try again in ${Math.ceil(seconds / 60)} minutes.`
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  if (!submit.disabled) send()
})

show?.addEventListener('click', () => {
  const isShown = password.type === 'text'
  password.type = isShown ? 'password' : 'text'
  show.setAttribute('aria-pressed', String(!isShown))
  password.focus()
})

// The link of a second mail, opened in the same tab, does not load the page again.
addEventListener('hashchange', () => location.hash && begin())
begin()
