//! Hours of the day as French writes them: «16h30», «12 h 00», «16 heures», «à midi», «minuit».

use super::{WordAt, number, words_at};

/// An hour in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HourAt {
    /// Hour, 0 to 24; midnight is 24.
    pub hour: u16,
    /// Minute, 0 to 59.
    pub minute: u16,
    /// Byte offset of its first character.
    pub start: usize,
    /// Byte offset behind its last character.
    pub end: usize,
}

/// The hours of a text, in order. Two that are the ends of a span, «de 7 h 30 à 15 h 30», tell when a door is open, and
/// are none.
#[must_use]
pub fn hours(text: &str) -> Vec<HourAt> {
    let all = written(text);
    let mut found = Vec::new();
    let mut rest = all.as_slice();
    while let [hour, others @ ..] = rest {
        match others {
            [next, others @ ..] if is_span(text, hour, next) => rest = others,
            _ => {
                found.push(*hour);
                rest = others;
            }
        }
    }
    found
}

/// Where the first span of hours of a text begins: «de 7 h 30 à 15 h 30».
#[must_use]
pub fn span(text: &str) -> Option<usize> {
    written(text).windows(2).find(|pair| is_span(text, &pair[0], &pair[1])).map(|pair| pair[0].start)
}

/// All hours of a text, in order.
fn written(text: &str) -> Vec<HourAt> {
    let words = words_at(text);
    let mut all: Vec<HourAt> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some((hour, next)) = hour_at(text, &words, at) {
            all.push(hour);
            at = next;
        } else {
            at += 1;
        }
    }
    all
}

/// Whether two hours are the beginning and the end of a span.
fn is_span(text: &str, one: &HourAt, next: &HourAt) -> bool {
    let between = text.get(one.end..next.start).unwrap_or_default();
    let joins: Vec<String> = super::words(between).collect();
    let before: Option<String> = super::words(&text[..one.start]).last();
    let opens = matches!(before.as_deref(), Some("de" | "entre" | "ouvert" | "ouverte" | "ouverts"));
    match joins.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => matches!(between.trim(), "-" | "–" | "—" | "/"),
        ["a" | "et" | "jusqu"] | ["jusqu", "a"] => opens || joins[0] == "a",
        _ => false,
    }
}

/// The hour that begins at a word, and the place of the word behind it.
fn hour_at(text: &str, words: &[WordAt], at: usize) -> Option<(HourAt, usize)> {
    let word = &words[at];
    let next = words.get(at + 1);
    let made = |hour: u16, minute: u16, count: usize| {
        let last = &words[at + count - 1];
        let afternoon = words[at + count..].iter().take(4).map(|word| word.word.as_ref()).collect::<Vec<_>>();
        let late = matches!(afternoon.as_slice(), ["du", "soir", ..] | ["de", "l", "apres", "midi", ..]);
        let hour = if late && hour < 12 { hour + 12 } else { hour };
        let end = last.end;
        (hour <= 24 && minute < 60 && !(hour == 24 && minute > 0))
            .then_some((HourAt { hour, minute, start: word.start, end }, at + count))
    };
    match word.word.as_ref() {
        // «l’après-midi» is no hour.
        "midi" if at == 0 || !matches!(words[at - 1].word.as_ref(), "apres" | "l" | "le") => return made(12, 0, 1),
        "minuit" => return made(24, 0, 1),
        _ => {}
    }
    let figures = |text: &str| -> Option<u16> {
        (!text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse().ok())?
    };
    // «16h30», «16h»
    if let Some((hour, minute)) = word.word.split_once('h')
        && let Some(hour) = figures(hour)
    {
        return match minute {
            "" | "eures" | "eure" | "rs" => match next.and_then(|next| minutes(text, word, next)) {
                Some(minute) => made(hour, minute, 2),
                None => made(hour, 0, 1),
            },
            minute => made(hour, figures(minute)?, 1),
        };
    }
    // «16 h», «16 h 30», «16 heures», «seize heures»
    let hour = figures(&word.word).or_else(|| u16::try_from(number::number(&word.word)?).ok())?;
    if let Some(sign) = next {
        let apart = &text[word.end..sign.start];
        if matches!(sign.word.as_ref(), "h" | "heure" | "heures" | "hrs") && apart.trim().is_empty() {
            // «35 heures», «sous 48 heures», «dans les 24 heures» measure time.
            if at > 0 && matches!(words[at - 1].word.as_ref(), "sous" | "les" | "de" | "dans") && sign.word != "h" {
                return None;
            }
            return match words.get(at + 2).and_then(|next| minutes(text, sign, next)) {
                Some(minute) => made(hour, minute, 3),
                None => made(hour, 0, 2),
            };
        }
        // «16h30» written «16 h30»
        if let Some(minute) = sign.word.strip_prefix('h').and_then(figures)
            && apart.trim().is_empty()
        {
            return made(hour, minute, 2);
        }
        // «16:30»
        if apart == ":" && word.word.len() <= 2 && sign.word.len() == 2 && figures(&word.word).is_some() {
            let alone = !text[sign.end..].starts_with([':', '/']);
            return made(hour, figures(&sign.word).filter(|_| alone)?, 2);
        }
    }
    None
}

/// The minutes that a word directly behind an hour gives.
fn minutes(text: &str, hour: &WordAt, word: &WordAt) -> Option<u16> {
    let apart = text.get(hour.end..word.start)?;
    let figures = word.word.len() == 2 && word.word.bytes().all(|byte| byte.is_ascii_digit());
    (figures && apart.trim().is_empty()).then(|| word.word.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_hours_and_passes_over_spans() {
        let check = |text: &str, expected: &[(u16, u16)]| {
            let found: Vec<_> = hours(text).iter().map(|hour| (hour.hour, hour.minute)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("vendredi 18 décembre 2026 à 12 h 00", &[(12, 0)]);
        check("18/12/2026 (16h30)", &[(16, 30)]);
        check("avant 16 heures le vendredi 18 décembre 2026", &[(16, 0)]);
        check("18 décembre 2026 à minuit", &[(24, 0)]);
        check("18 décembre 2026, 16:30", &[(16, 30)]);
        check("18 décembre 2026 - 16H", &[(16, 0)]);
        check("18 décembre 2026 à midi", &[(12, 0)]);
        check("18 décembre 2026 à seize heures", &[(16, 0)]);
        check("18 décembre 2026 à 4 h de l’après-midi", &[(16, 0)]);
        check("ouvert de 7 h 30 à 15 h 30", &[]);
        check("de 7h30-11h30 et 12h15-15h", &[]);
        check("le 18 décembre à 15 h, guichet ouvert de 7 h à 15 h", &[(15, 0)]);
        check("l’après-midi", &[]);
        check("sous 48 heures", &[]);
        check("35 heures par semaine", &[]);
        check("18.12.2026", &[]);
    }
}
