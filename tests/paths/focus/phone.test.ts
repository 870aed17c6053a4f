import { seesWhereTheyAre } from '@/tests/paths/focus/seen-at-each-step'

seesWhereTheyAre('on a phone', 360, 740)
