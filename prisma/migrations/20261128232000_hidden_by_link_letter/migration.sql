-- The staff are told by a letter that a person's own link hid somebody.
ALTER TYPE "LetterKind" ADD VALUE 'staff_hidden_by_link';
