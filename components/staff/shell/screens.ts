/** The entries of the navigation, each with the letter that leads to it behind `g`. */
export const screens = [
  { name: 'home', path: '/staff', letter: 'h' },
  { name: 'defenders', path: '/staff/defenders', letter: 'd' },
  { name: 'campaigns', path: '/staff/campaigns', letter: 'c' },
  { name: 'log', path: '/staff/log', letter: 'l' },
  { name: 'people', path: '/staff/people', letter: 'p' },
  { name: 'me', path: '/staff/me', letter: 'm' },
] as const

export type StaffScreen = (typeof screens)[number]['name']
