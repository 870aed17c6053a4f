/**
 * The settings of the embedded PostgreSQL. Durability is PostgreSQL's own default (fsync and
 * synchronous commit on). Its log reports starts, stops and crashes only, since a statement, a
 * parameter or an error's message or detail could hold a person's data.
 */
export const postgresSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_connections: 'off',
  log_disconnections: 'off',
  log_checkpoints: 'off',
}
