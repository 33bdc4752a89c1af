//! Kinds of text: one example for each set of patterns that a text can fit.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::bits::Bits;

/// How many joint states are explored before giving up.
const MOST_STATES: usize = 20_000;
/// How many steps of single patterns are taken before giving up.
const MOST_STEPS: usize = 2_000_000;

/// A wildcard pattern, and whether it ignores case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Glob {
    pub(super) pattern: String,
    pub(super) ignores_case: bool,
}

/// One example of each kind, and whether there are no others.
#[derive(Debug)]
pub(super) struct Kinds {
    pub(super) examples: Vec<String>,
    pub(super) complete: bool,
}

/// Finds one example for each set of patterns that some text fits.
///
/// All patterns are run side by side over all texts, shortest first. Two texts
/// that leave every pattern in the same place have the same future, so each
/// joint place is visited once. Seeds are tried first, since they read better.
pub(super) fn kinds(globs: &[Glob], seeds: &[&str]) -> Kinds {
    let mut globs = globs.to_vec();
    globs.sort();
    globs.dedup();
    let machines: Vec<Machine> = globs.iter().map(Machine::new).collect();
    let alphabet = alphabet(&machines);
    let mut found: BTreeMap<Bits, String> = BTreeMap::new();
    let own = globs.iter().flat_map(|glob| natural(&glob.pattern));
    for seed in seeds.iter().map(|seed| (*seed).to_owned()).chain(own) {
        let places = seed.chars().fold(start(&machines), |places, letter| step(&machines, &places, letter));
        found.entry(accepted(&machines, &places)).or_insert(seed);
    }
    let first = start(&machines);
    let mut visited = BTreeSet::from([first.clone()]);
    let mut queue = VecDeque::from([(first, String::new())]);
    let mut complete = true;
    let mut steps = 0;
    while let Some((places, text)) = queue.pop_front() {
        found.entry(accepted(&machines, &places)).or_insert_with(|| text.clone());
        for letter in &alphabet {
            let next = step(&machines, &places, *letter);
            steps += machines.len();
            if visited.contains(&next) {
                continue;
            }
            if visited.len() == MOST_STATES || steps > MOST_STEPS {
                complete = false;
                queue.clear();
                break;
            }
            visited.insert(next.clone());
            let mut longer = text.clone();
            longer.push(*letter);
            queue.push_back((next, longer));
        }
    }
    Kinds { examples: found.into_values().collect(), complete }
}

/// Texts that a person could have written for a pattern.
fn natural(pattern: &str) -> [String; 2] {
    [pattern.replace('*', "").replace('?', "x"), pattern.replace('*', "any").replace('?', "x")]
}

/// A pattern as the places between its letters.
struct Machine {
    letters: Vec<char>,
    ignores_case: bool,
}

impl Machine {
    fn new(glob: &Glob) -> Machine {
        let fold = |letter: char| if glob.ignores_case { letter.to_ascii_lowercase() } else { letter };
        Machine { letters: glob.pattern.chars().map(fold).collect(), ignores_case: glob.ignores_case }
    }

    /// Adds the places that a star leads to without reading anything.
    fn settle(&self, places: &mut Bits) {
        for (place, letter) in self.letters.iter().enumerate() {
            if *letter == '*' && places.contains(place) {
                places.insert(place + 1);
            }
        }
    }

    fn start(&self) -> Bits {
        let mut places = Bits::with_room(self.letters.len() + 1);
        places.insert(0);
        self.settle(&mut places);
        places
    }

    fn step(&self, places: &Bits, letter: char) -> Bits {
        let letter = if self.ignores_case { letter.to_ascii_lowercase() } else { letter };
        let mut next = Bits::with_room(self.letters.len() + 1);
        for (place, wanted) in self.letters.iter().enumerate() {
            if places.contains(place) {
                match wanted {
                    '*' => next.insert(place),
                    '?' => next.insert(place + 1),
                    wanted if *wanted == letter => next.insert(place + 1),
                    _ => {}
                }
            }
        }
        self.settle(&mut next);
        next
    }
}

fn start(machines: &[Machine]) -> Vec<Bits> {
    machines.iter().map(Machine::start).collect()
}

fn step(machines: &[Machine], places: &[Bits], letter: char) -> Vec<Bits> {
    machines.iter().zip(places).map(|(machine, places)| machine.step(places, letter)).collect()
}

fn accepted(machines: &[Machine], places: &[Bits]) -> Bits {
    let mut bits = Bits::with_room(machines.len());
    for (position, (machine, places)) in machines.iter().zip(places).enumerate() {
        if places.contains(machine.letters.len()) {
            bits.insert(position);
        }
    }
    bits
}

/// Every letter that a pattern names, in both cases where that matters, and
/// one letter that none names.
fn alphabet(machines: &[Machine]) -> Vec<char> {
    let mut letters: BTreeSet<char> = BTreeSet::new();
    let folding = machines.iter().any(|machine| machine.ignores_case);
    for letter in machines.iter().flat_map(|machine| &machine.letters) {
        if !matches!(letter, '*' | '?') {
            letters.insert(*letter);
            let only_caseless = machines.iter().all(|machine| machine.ignores_case);
            if folding && !only_caseless {
                letters.insert(letter.to_ascii_uppercase());
            }
        }
    }
    let other = ('a'..='z')
        .chain('0'..='9')
        .chain(['-', '_', '~'])
        .find(|letter| !letters.contains(letter) && !letters.contains(&letter.to_ascii_uppercase()));
    letters.extend(other.or(Some('\u{a1}')));
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{Glob, kinds};

    #[test]
    fn every_combination_of_patterns_that_a_text_can_fit_has_an_example() {
        let globs = ["a*", "*b", "ab"].map(|pattern| Glob { pattern: pattern.to_owned(), ignores_case: false });
        let found = kinds(&globs, &[]);
        assert!(found.complete);
        // Neither, the first, the second, the first two, all three.
        assert_eq!(found.examples.len(), 5, "{:?}", found.examples);
    }

    #[test]
    fn too_many_places_are_admitted_to() {
        let globs: Vec<Glob> =
            ('a'..='z').map(|letter| Glob { pattern: format!("*{letter}*"), ignores_case: false }).collect();
        assert!(!kinds(&globs, &[]).complete);
    }
}
