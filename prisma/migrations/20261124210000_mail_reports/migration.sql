-- What is reported of a letter after it was sent is counted as well, by day.
ALTER TYPE "LetterEnd" ADD VALUE 'bounced';
ALTER TYPE "LetterEnd" ADD VALUE 'complained';
