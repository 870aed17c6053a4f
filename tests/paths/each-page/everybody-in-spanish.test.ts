import { narrowWindow } from '@/tests/paths/each-page/narrow-window'
import { nothingInTheWay } from '@/tests/paths/each-page/nothing-in-the-way'
import { testEachKind } from '@/tests/paths/each-page/test-each-kind'
import { wholeWords } from '@/tests/paths/each-page/whole-words'

testEachKind('everybody finds nothing in the way, in Spanish', { locale: 'es' }, [nothingInTheWay])

// Axe itself needs scripts.
testEachKind(
  'everybody can read it on whatever screen, in Spanish and without JavaScript',
  { locale: 'es', javaScript: false },
  [narrowWindow, wholeWords],
)
