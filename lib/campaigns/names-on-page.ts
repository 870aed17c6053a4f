/** The most names on one page: with 100,000 shown it costs a tenth more than with ten. */
export const namesOnPage = 80
