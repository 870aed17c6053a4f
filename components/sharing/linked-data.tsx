type Props = { data: object }

/**
 * A page's data for machines, as a block of data that no browser runs. `<` never occurs in it, so
 * that no text in it can end the block.
 */
export function LinkedData({ data }: Props) {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return <script type="application/ld+json">{json}</script>
}
