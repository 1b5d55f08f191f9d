// The form's data attributes say which request to send. The token of the mailed link is in the URL after the
// #.
const form = document.querySelector('form')
const message = document.querySelector('#message')
const submit = form.querySelector('[type=submit]')
const password = form.querySelector('#password')
const show = form.querySelector('#show')

const openAgain = 'Open the link in the e-mail again, or copy the complete link into the address bar.'
const askAgain = 'Each link works once and expires: ask for a new one.'
let token = ''

function start() {
  token = location.hash.slice(1)
  // Keeps the token out of the address bar, bookmarks and the history.
  history.replaceState(null, '', location.pathname)
  if (isToken(token)) return offer('')
  end(
    token
      ? `This link is incomplete. ${openAgain}`
      : `This page needs the link from the e-mail. ${openAgain}`,
  )
}

function isToken(text) {
  return text.startsWith(form.dataset.token) && /^\w{60,70}$/.test(text)
}

/** Shows the form, for the first or another attempt. */
function offer(text, state = 'trouble') {
  form.hidden = false
  submit.disabled = false
  say(text, state)
}

/** Hides the form, because the token is used or invalid. */
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
  if (!response) return offer('The server cannot be reached. Check your connection and try again.')
  if (response.ok) return end(form.dataset.done, 'done')
  const problem = await response.json().catch(() => ({}))
  const wrong = password && problem.errors?.filter((error) => error.in !== 'path')
  if (wrong?.length) return rejectPassword(wrong)
  const reason = `${problem.detail ?? 'The request failed'}.`.replace(/([.!?])\.$/, '$1')
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

function rejectPassword(errors) {
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

// Opening the link of another e-mail in the same tab does not reload the page.
addEventListener('hashchange', () => location.hash && start())
start()
