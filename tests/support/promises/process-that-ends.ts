/** A process that is ready and ends at once, each time that it is started. */
process.send?.({ ready: 0 }, () => process.exit(1))
