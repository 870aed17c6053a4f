import { seesWhereTheyAre } from '@/tests/paths/focus/seen-at-each-step'

seesWhereTheyAre('on a wide screen', 1280, 800)
