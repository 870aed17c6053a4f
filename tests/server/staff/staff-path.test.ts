import { expect, test } from 'vitest'
import { signInAddress, wayBack } from '@/app/staff/way-back'
import { isStaffPath, pathForNext } from '@/server/staff/staff-path'

test.each([
  ['/staff', true],
  ['/staff/', true],
  ['/staff/defenders', true],
  ['/staffing', false],
  ['/en/staff', false],
  ['/', false],
])('%s is of the workspace: %s', (path, expected) => {
  expect(isStaffPath(path)).toBe(expected)
})

test.each([
  ['/staff', '/staff'],
  ['/staff/', '/staff'],
  ['/staff/defenders/0199-a', '/staff/defenders/0199-a'],
  ['/staff/defenders.rsc', '/staff/unknown'],
  ['/staff//evil.example', '/staff/unknown'],
  ['/staff/%2e%2e/en', '/staff/unknown'],
  ['/staff/../en', '/staff/unknown'],
  ['/staff/a/b/c/d/e/f/g/h/i', '/staff/unknown'],
  [`/staff/${'a'.repeat(201)}`, '/staff/unknown'],
])('Next is asked at %s for %s', (path, expected) => {
  expect(pathForNext(path)).toBe(expected)
})

test.each([
  ['/staff/defenders?state=taken-down&q=a%20b', '/staff/defenders?state=taken-down&q=a%20b'],
  ['/staff/log', '/staff/log'],
  ['https://evil.example', '/staff'],
  ['//evil.example', '/staff'],
  ['/\\evil.example', '/staff'],
  ['/staff//evil.example', '/staff'],
  ['/staff/../en', '/staff'],
  ['/staff@evil.example', '/staff'],
  ['/staff/sign-in/abc', '/staff'],
  ['/staff/second-factor', '/staff'],
  ['javascript:alert(1)', '/staff'],
  ['/staff\r\nset-cookie: a=b', '/staff'],
  ['/en', '/staff'],
  ['', '/staff'],
  [undefined, '/staff'],
])('whoever signs in on the way to %s goes on to %s', (to, expected) => {
  expect(wayBack(to)).toBe(expected)
})

test('the sign-in remembers the screen that was asked for, without what Next’s client adds', () => {
  expect(signInAddress('/staff/sign-in')).toBe('/staff/sign-in')
  expect(signInAddress('/staff/sign-in', '/staff/log', 'day=2026-11-28&_rsc=1a')).toBe(
    '/staff/sign-in?to=%2Fstaff%2Flog%3Fday%3D2026-11-28',
  )
  expect(wayBack(['/staff/log', '/staff/me'])).toBe('/staff/log')
})
