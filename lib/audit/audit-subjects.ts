/** What an entry of the log can be about, as the database names it. */
export const auditSubjects = [
  'defender',
  'campaign',
  'page',
  'right',
  'update',
  'member',
  'workspace',
  'shown_name',
] as const
