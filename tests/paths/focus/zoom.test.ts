import { testVisibleFocus } from '@/tests/paths/focus/seen-at-each-step'

testVisibleFocus('at a zoom of 400 %', 320, 200)
