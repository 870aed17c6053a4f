/** Editors write the stories, campaigners run the campaigns, administrators look after people and risks. */
export const staffRoles = ['editor', 'campaigner', 'administrator'] as const
export type StaffRole = (typeof staffRoles)[number]
