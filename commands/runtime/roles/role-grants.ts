/** The privileges of a plain role on a table; a list names the columns to which one is limited. */
type Privileges = {
  select?: true | readonly string[]
  insert?: true
  update?: true | readonly string[]
  delete?: true
}

export type TableGrants = { web?: Privileges; worker?: Privileges }

const read = { select: true } as const
const all = { select: true, insert: true, update: true, delete: true } as const

/** What the worker deletes once its time is over; to lock a row takes the right to update a column. */
const expiring = { select: true, update: ['id'], delete: true } as const

/** Content that the public site shows; the owner's commands write it. */
const content: TableGrants = { web: read, worker: read }

/** Tables that only the worker uses. */
const workers: TableGrants = { worker: all }

/**
 * All privileges of the database's plain roles, by table and view (docs/data.md). The web reaches
 * signatures by the hash of a link alone, through `roleFunctions`: it can look for no address, reads
 * no sealed letter, and writes neither totals nor stops of mail.
 */
export const tableGrants: Readonly<Record<string, TableGrants>> = {
  _prisma_migrations: {},
  content_version: content,
  // Staff take people off the public web by the web's process.
  defender: { web: { select: true, update: ['situation', 'visibility', 'basis'] }, worker: read },
  defender_text: content,
  defender_right: content,
  defender_right_note: content,
  defender_coverage: content,
  defender_search: content,
  search_word: content,
  country_name: content,
  human_right: content,
  human_right_text: content,
  page: content,
  page_text: content,
  // The worker destroys the key of a campaign whose term has ended.
  campaign: {
    web: { select: true, update: ['visibility'] },
    worker: { select: true, update: ['address_key_wrapped'] },
  },
  campaign_text: content,
  petition_version: content,
  petition_text: content,
  addressee: content,
  addressee_text: content,
  // The views read the tables with their owner's rights.
  public_defender: content,
  public_campaign: content,

  // The register of consents is added to, never rewritten: triggers see to it as well.
  consent: { web: { select: true, insert: true } },
  consent_review: { web: { select: true, insert: true } },
  consent_extension: {
    web: { select: true, insert: true, update: ['approved_by', 'approved_at'] },
  },
  defender_situation: { web: { select: true, insert: true } },
  defender_hiding: {
    web: {
      ...{ select: true, insert: true },
      update: [
        ...['lift_asked_by', 'lift_asked_at', 'lift_reason', 'lifted_by', 'lifted_at'],
        'took_down',
      ],
    },
    worker: { select: true, update: ['staff_told_at'] },
  },

  // That two identities are one person's: the web writes it through functions alone.
  identity_change: { web: read },

  // By a link's token the web reaches its person through `hide_by_link` alone.
  hide_link: {
    web: {
      select: ['id', 'defender_id', 'made_at', 'ended_at'],
      insert: true,
      update: ['ended_at'],
    },
  },

  loaded_content: {},
  running_process: { web: all, worker: all },
  // The owner's commands write it.
  restoration: { web: read, worker: read },

  staff_member: { web: { select: true, insert: true, update: true }, worker: read },
  // The web makes no link that signs in, and lifts no lock.
  staff_sign_in_request: { web: { insert: true }, worker: all },
  staff_sign_in_link: {
    web: { select: true, update: ['used_at'] },
    worker: { select: true, insert: true, update: ['id'], delete: true },
  },
  staff_lock: { web: { select: true, insert: true }, worker: read },
  staff_session: { web: all, worker: expiring },
  staff_browser: { web: all, worker: expiring },
  staff_wrong_code: { web: all, worker: expiring },
  staff_totp: { web: all },
  staff_passkey: { web: all },
  staff_recovery_code: { web: all },
  staff_change_request: { web: { select: true, insert: true, update: true } },
  // Nobody changes an entry: a trigger sees to it as well.
  audit_entry: { web: { select: true, insert: true }, worker: { insert: true } },

  // Each web process writes what it found at its own addresses.
  take_down_check: { web: { select: true, insert: true }, worker: {} },
  take_down_check_result: { web: { select: true, insert: true }, worker: {} },

  signature_request: { web: { insert: true }, worker: all },
  signature: { worker: { select: true, update: true, delete: true } },
  signature_link: workers,
  // Read by `signer_lock_key` alone.
  signer_lock_secret: {},
  link_request: { web: { insert: true }, worker: all },
  tally: {
    web: { select: ['campaign_id', 'total'] },
    worker: { select: true, insert: true, update: true },
  },
  tally_change: {
    web: { select: ['campaign_id', 'change'] },
    // Locking a row takes the right to update one of its columns.
    worker: { select: true, update: ['change'], delete: true },
  },
  country_shown: { web: read, worker: all },
  showing_day: workers,
  name_group: workers,
  country_step: workers,
  // Triggers write it; the web reads it through `shown_names`.
  shown_name_total: {},

  letter: { web: { insert: true }, worker: all },
  // A repeated report is recognised by the hash of its id.
  mail_report: { web: { insert: true, select: ['id'] }, worker: all },
  mail_batch: workers,
  mail_count: workers,
  mail_total: workers,
  mail_stop: workers,
  campaign_mail_stop: workers,
}

/** The functions that do with their owner's privileges what a plain role may not do by itself. */
export const roleFunctions: Readonly<Record<'web' | 'worker', readonly string[]>> = {
  web: [
    'read_by_link',
    'confirm_by_link',
    'change_choices_by_link',
    'correct_by_link',
    'erase_by_link',
    'hold_campaign_key',
    'mail_is_late',
    'shown_names',
    'hide_by_link',
    'hide_shown_name',
    'retire_identity',
    'save_identity',
    'publish_identity',
    'places_of_former_names',
  ],
  worker: ['signer_lock_key', 'forget_ended_search_terms'],
}

/** The privileges of one role on one table, as GRANT names them, such as `UPDATE ("name")`. */
export function grantsOf(privileges: Privileges): string[] {
  return Object.entries(privileges).map(([verb, columns]) =>
    columns === true
      ? verb.toUpperCase()
      : `${verb.toUpperCase()} (${columns.map((name) => `"${name}"`).join(', ')})`,
  )
}
