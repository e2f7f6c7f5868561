//! How well everyday questions are answered:
//! `cargo bench --bench ask -- FOLDER [--questions FILE] [--least NDCG] [--peer FILE] [--failures]`.
//!
//! FOLDER holds notices (`.md`, `.txt`); the questions and their grades stand in `questions.txt` beside this file, and
//! `--questions` asks others instead, written in the same way. Prints
//! nDCG@10, success@3 (a good answer among the first three) and the share of questions without an answer, per kind.
//! With `--least`, an nDCG below it is an error. With `--peer`, writes documents, questions and grades as JSON for
//! `ask.mjs`, which asks `MiniSearch` the same.

#[path = "notices.rs"]
mod notices;

use anyhow::{Context as _, bail, ensure};
use emploi::offer::{Block, Offer};
use emploi::search::Index;
use emploi::text::fold;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;

/// Answers looked at.
const SHOWN: usize = 10;

/// Answers among which a good one counts as success.
const FIRST: usize = 3;

/// Where a condition looks, in the words of `questions.txt`.
const PLACES: [&str; 7] = ["title", "corps", "job", "place", "employer", "text", "reference"];

/// A question with the criteria of its answers.
struct Asked {
    kind: String,
    question: String,
    good: Vec<Condition>,
    fair: Vec<Condition>,
}

/// One of these beginnings of words stands in the part of the offer that is named.
struct Condition {
    place: usize,
    beginnings: Vec<String>,
}

/// Figures of the questions of a kind.
#[derive(Default)]
struct Figures {
    questions: f64,
    ndcg: f64,
    successes: f64,
    unanswered: f64,
}

fn main() -> anyhow::Result<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let failures = arguments.iter().position(|one| one == "--failures").map(|at| arguments.remove(at)).is_some();
    let least = option(&mut arguments, "--least").map(|least| least.parse::<f64>()).transpose()?;
    let peer = option(&mut arguments, "--peer");
    let others = option(&mut arguments, "--questions").map(std::fs::read_to_string).transpose()?;
    let [folder] = arguments.as_slice() else {
        println!("no notices: cargo bench --bench ask -- FOLDER");
        return Ok(());
    };
    let offers = notices::read(Path::new(folder))?;
    let parts: Vec<[String; PLACES.len()]> = offers.iter().map(parts).collect();
    let asked = questions(others.as_deref().unwrap_or(include_str!("questions.txt")))?;
    let index = Index::open(Index::build(&offers)).ok().context("the index cannot be opened")?;

    let mut kinds: BTreeMap<&str, Figures> = BTreeMap::new();
    let mut grades_of_all = Vec::new();
    for one in &asked {
        let grades: Vec<u8> = parts.iter().map(|parts| grade(one, parts)).collect();
        if grades.iter().all(|grade| *grade == 0) {
            println!("no notice here answers «{}»: left out", one.question);
            grades_of_all.push(Vec::new());
            continue;
        }
        let found: Vec<usize> = index.ask(&one.question).hits.iter().map(|hit| hit.offer as usize).collect();
        let reached: Vec<u8> = found.iter().take(SHOWN).map(|at| grades[*at]).collect();
        let ndcg = gain(&reached) / best_gain(&grades);
        for kind in [one.kind.as_str(), "all"] {
            let figures = kinds.entry(kind).or_default();
            figures.questions += 1.0;
            figures.ndcg += ndcg;
            figures.successes += f64::from(u8::from(reached.iter().take(FIRST).any(|grade| *grade == 2)));
            figures.unanswered += f64::from(u8::from(found.is_empty()));
        }
        if failures && ndcg < 0.7 {
            println!("{ndcg:.2} {} «{}»", one.kind, one.question);
            for at in found.iter().take(5) {
                println!("       {} {}", grades[*at], offers[*at].title);
            }
        }
        grades_of_all.push(grades);
    }
    println!("{:14} {:>9} {:>8} {:>10} {:>10}", "kind", "questions", "nDCG@10", "success@3", "no answer");
    for (kind, figures) in &kinds {
        let Figures { questions, ndcg, successes, unanswered } = figures;
        println!("{kind:14} {questions:>9} {:>8.3} {:>10.2} {unanswered:>10}", ndcg / questions, successes / questions);
    }
    if let Some(file) = peer {
        std::fs::write(file, serde_json::to_vec(&for_peer(&offers, &parts, &asked, &grades_of_all))?)?;
    }
    let all = kinds.get("all").map_or(0.0, |figures| figures.ndcg / figures.questions);
    if let Some(least) = least {
        ensure!(all >= least, "everyday questions reach {all:.3}, and reached {least} before: see --failures");
    }
    Ok(())
}

/// Takes an option with its value out of the arguments.
fn option(arguments: &mut Vec<String>, name: &str) -> Option<String> {
    let at = arguments.iter().position(|argument| argument == name)?;
    arguments.remove(at);
    (at < arguments.len()).then(|| arguments.remove(at))
}

/// The questions of the table. Errors name the line.
fn questions(table: &str) -> anyhow::Result<Vec<Asked>> {
    let lines = (1..).zip(table.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|(number, line)| {
            let parts: Vec<&str> = line.split('|').map(str::trim).collect();
            let [kind, question, good, fair] = parts.as_slice() else {
                bail!("questions.txt:{number}: expected «kind | question | good | fair»");
            };
            let criterion = |text: &str| criterion(text).with_context(|| format!("questions.txt:{number}: «{text}»"));
            let (good, fair) = (criterion(good)?, criterion(fair)?);
            Ok(Asked { kind: (*kind).to_owned(), question: (*question).to_owned(), good, fair })
        })
        .collect()
}

fn criterion(text: &str) -> anyhow::Result<Vec<Condition>> {
    let conditions = text.split('&').map(str::trim).filter(|condition| !condition.is_empty());
    conditions
        .map(|condition| {
            let (place, words) = condition.split_once(':').context("expected «where: words»")?;
            let place = PLACES.iter().position(|known| *known == place.trim());
            let place = place.with_context(|| format!("expected one of {}", PLACES.join(", ")))?;
            let beginnings = words.split(',').map(|words| format!(" {}", fold(words))).collect();
            Ok(Condition { place, beginnings })
        })
        .collect()
}

/// The folded words of an offer, by the places that conditions name; each with a space before it.
fn parts(offer: &Offer) -> [String; PLACES.len()] {
    let job = [Some(&offer.title), offer.occupation.as_ref()].into_iter().flatten().chain(&offer.corps);
    let job: Vec<&str> = job.map(String::as_str).collect();
    let employer = offer.employer.iter().flat_map(|employer| [&employer.name, &employer.written]);
    let employer: Vec<&str> = employer.chain(&offer.department).map(String::as_str).collect();
    let place = offer.workplace.iter().flat_map(|place| {
        std::iter::once(&place.text).chain(&place.communes).chain(&place.province).map(String::as_str)
    });
    let place: Vec<&str> = place.collect();
    let mut body: Vec<&str> = offer.header.iter().map(|line| line.text.as_str()).collect();
    body.extend(offer.contract.iter().chain(&offer.domain).map(String::as_str));
    for section in &offer.sections {
        body.push(&section.heading);
        body.extend(section.blocks.iter().flat_map(Block::texts).map(String::as_str));
    }
    let text = [job.clone(), employer.clone(), place.clone(), body].concat();
    let folded = |texts: &[&str]| format!(" {}", texts.iter().map(|text| fold(text)).collect::<Vec<_>>().join(" "));
    [
        folded(&[&offer.title]),
        folded(&offer.corps.iter().map(String::as_str).collect::<Vec<_>>()),
        folded(&job),
        folded(&place),
        folded(&employer),
        folded(&text),
        folded(&[offer.reference.as_deref().unwrap_or_default()]),
    ]
}

/// 2 for a good answer, 1 for a fair one.
fn grade(asked: &Asked, parts: &[String; PLACES.len()]) -> u8 {
    let meets = |criterion: &[Condition]| {
        let met =
            |condition: &Condition| condition.beginnings.iter().any(|words| parts[condition.place].contains(words));
        !criterion.is_empty() && criterion.iter().all(met)
    };
    if meets(&asked.good) { 2 } else { u8::from(meets(&asked.fair)) }
}

/// Discounted cumulative gain of grades in the order of the answer.
fn gain(grades: &[u8]) -> f64 {
    let worth = |(at, grade): (u32, &u8)| f64::from((1_u32 << grade) - 1) / f64::from(at + 2).log2();
    (0..).zip(grades).map(worth).sum()
}

/// The gain of the best order that there could be.
fn best_gain(grades: &[u8]) -> f64 {
    let mut best = grades.to_vec();
    best.sort_unstable_by(|a, b| b.cmp(a));
    best.truncate(SHOWN);
    gain(&best)
}

fn for_peer(
    offers: &[Offer],
    parts: &[[String; PLACES.len()]],
    asked: &[Asked],
    grades: &[Vec<u8>],
) -> serde_json::Value {
    let documents = (0..).zip(offers).zip(parts).map(|((id, offer), parts)| -> serde_json::Value {
        let [_, corps, _, place, employer, text, reference] = parts;
        json!({ "id": id, "title": offer.title, "corps": corps, "place": place, "employer": employer, "body": text, "ref": reference })
    });
    let questions = asked.iter().zip(grades).map(|(asked, grades)| -> serde_json::Value {
        json!({ "kind": asked.kind, "question": asked.question, "grades": grades })
    });
    json!({ "documents": documents.collect::<Vec<_>>(), "questions": questions.collect::<Vec<_>>() })
}
