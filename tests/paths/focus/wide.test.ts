import { testVisibleFocus } from '@/tests/paths/focus/seen-at-each-step'

testVisibleFocus('on a wide screen', 1280, 800)
