import { testVisibleFocus } from '@/tests/paths/focus/seen-at-each-step'

testVisibleFocus('on a phone', 360, 740)
