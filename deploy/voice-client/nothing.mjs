// In place of @daily-co/daily-js, which the transport imports for a media manager that the page does not use.
export default {};
