/**
 * One slip of the keyboard in a text of three characters or more, as SQL: a letter for another, one left out, one doubled, two
 * interchanged. Never the same text. `draw` is a column of whole numbers.
 */
export function slip(text: string, draw: string): string {
  const at = `(1 + ${draw} // 8 % length(${text}))::integer`;
  const letter = `chr((65 + (ascii(${text}[${at}]) + 14 + ${draw} // 512 % 25) % 26)::integer)`;
  const replaced = `substr(${text}, 1, ${at} - 1) || ${letter} || substr(${text}, ${at} + 1)`;
  const [one, next] = [`${text}[${at}]`, `${text}[${at} + 1]`];
  return `case
    when ${draw} % 8 in (0, 1) then substr(${text}, 1, ${at} - 1) || substr(${text}, ${at} + 1)
    when ${draw} % 8 = 2 then substr(${text}, 1, ${at}) || ${one} || substr(${text}, ${at} + 1)
    when ${draw} % 8 in (3, 4) and ${next} <> '' and ${one} <> ${next} then substr(${text}, 1, ${at} - 1) || ${next} || ${one} || substr(${text}, ${at} + 2)
    else ${replaced} end`;
}

/** One slip in a date written YYYY-MM-DD that leaves a date: a digit of the day or the year, day and month interchanged, a year more or less. */
export function dateSlip(date: string, draw: string): string {
  const [year, month, day] = [`substr(${date}, 1, 4)::integer`, `substr(${date}, 6, 2)::integer`, `substr(${date}, 9, 2)::integer`];
  const written = (y: string, m: string, d: string): string => `format('{:04d}-{:02d}-{:02d}', ${y}, ${m}, ${d})`;
  const otherDay = `(${day} // 10) * 10 + (${day} % 10 + 1 + ${draw} // 16 % 8) % 10`;
  const safeDay = `case when ${otherDay} between 1 and 28 then ${otherDay} when ${day} > 14 then ${day} - 10 else ${day} + 10 end`;
  return `case
    when ${draw} % 16 < 4 and ${day} <= 12 and ${day} <> ${month} then ${written(year, day, month)}
    when ${draw} % 16 < 6 then ${written(`${year} + case when ${draw} // 16 % 2 = 0 then 1 else -1 end`, month, `least(28, ${day})`)}
    when ${draw} % 16 < 8 then ${written(`${year} + case when ${year} % 10 < 5 then 3 else -3 end`, month, `least(28, ${day})`)}
    when ${draw} % 16 < 10 then ${written(year, `case when ${month} < 10 then ${month} + 2 else ${month} - 3 end`, `least(28, ${day})`)}
    else ${written(year, month, safeDay)} end`;
}
