-- No letter asked for this choice: all that the staff get is about the safety of people or of accounts.
ALTER TABLE "staff_member" DROP COLUMN "wants_notices";
