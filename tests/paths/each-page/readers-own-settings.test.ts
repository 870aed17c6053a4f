import { textSetApart, textTwiceAsLarge } from '@/tests/paths/each-page/large-text'
import { lessMotion, ownColours, printed } from '@/tests/paths/each-page/own-colours'
import { testEachKind } from '@/tests/paths/each-page/test-each-kind'
import { visibleFocus } from '@/tests/paths/each-page/visible-focus'

testEachKind(
  'somebody with a keyboard, or text, colours, motion or paper of their own, misses nothing',
  { locale: 'ca' },
  [visibleFocus, textSetApart, textTwiceAsLarge, ownColours, lessMotion, printed],
)
