type Props = { data: object }

/**
 * What machines read of a page, as a block of data that no browser runs. `<` never stands in it,
 * so nothing that a text holds can end the block.
 */
export function LinkedData({ data }: Props) {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return <script type="application/ld+json">{json}</script>
}
