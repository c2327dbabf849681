// The reader's time zone, by its name and by what it differs from UTC today, in minutes to the east.
export const zone = () => ({
  name: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
  minutesEast: -new Date().getTimezoneOffset(),
});
