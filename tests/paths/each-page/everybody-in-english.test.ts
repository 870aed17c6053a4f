import { narrowWindow } from '@/tests/paths/each-page/narrow-window'
import { nothingInTheWay } from '@/tests/paths/each-page/nothing-in-the-way'
import { testEachKind } from '@/tests/paths/each-page/test-each-kind'
import { wholeWords } from '@/tests/paths/each-page/whole-words'

testEachKind('everybody can read and use it, on whatever screen, in English', { locale: 'en' }, [
  nothingInTheWay,
  narrowWindow,
  wholeWords,
])
