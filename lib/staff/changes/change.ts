/** What one administrator cannot do alone. */
export type StaffChangeName = 'make_administrator' | 'reset_second_factor'
