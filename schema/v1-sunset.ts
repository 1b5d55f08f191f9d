/** When REST v1 ends. The fields and arguments that exist only for v1 are removed with it. */
export const v1Sunset = '2028-11-22T00:00:00Z'
