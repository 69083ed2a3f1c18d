/** A column of moments as the API says them, whatever the driver makes of them. */
export function instantColumn(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
