//! A header with a slip of the pen: the field it probably means, to be proposed and never applied.

use super::Field;

/// Shorter headers are close to too many others.
const SHORTEST: usize = 5;

/// The header within two letters of an unknown one that is the closest of the free fields, and of one field only;
/// within one letter for short ones.
pub(super) fn near<'a>(fields: impl Iterator<Item = &'a Field>, keys: &[String]) -> Option<&'static str> {
    let mut best: Option<(usize, &str)> = None;
    let mut is_tied = false;
    for field in fields {
        let close = |header: &&'static str| {
            let steps = keys.iter().filter_map(|key| slip(key, header)).min();
            steps.map(|steps| (steps, *header))
        };
        let Some((steps, header)) = field.headers.iter().filter_map(close).min_by_key(|(steps, _)| *steps)
        else {
            continue;
        };
        match best {
            Some((least, _)) if steps > least => {}
            Some((least, _)) if steps == least => is_tied = true,
            _ => (best, is_tied) = (Some((steps, header)), false),
        }
    }
    best.filter(|_| !is_tied).map(|(_, header)| header)
}

/// How many letters lie between two headers; none where too many do. Numbers are no slip: `rombel_1`, `rombel_2`.
fn slip(key: &str, header: &str) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (key.chars().collect(), header.chars().collect());
    let shorter = a.len().min(b.len());
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let most = if shorter < 8 { 1 } else { 2 };
    if shorter < SHORTEST || a.len().abs_diff(b.len()) > most || digits(key) != digits(header) {
        return None;
    }
    let steps = distance(&a, &b);
    (1..=most).contains(&steps).then_some(steps)
}

/// Letters to insert, leave out or change.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |list: &[usize], k: usize| list.get(k).copied().unwrap_or(usize::MAX - 1);
            let changed = at(&row, j) + usize::from(x != y);
            next.push(changed.min(at(&row, j + 1) + 1).min(at(&next, j) + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
