import { seesWhereTheyAre } from '@/tests/paths/focus/seen-at-each-step'

seesWhereTheyAre('at a zoom of 400 %', 320, 200)
