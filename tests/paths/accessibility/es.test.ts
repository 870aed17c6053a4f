import { findsNothingInTheWay } from '@/tests/paths/accessibility/nothing-in-the-way'

findsNothingInTheWay('es')
