//! A small stopwatch.

use std::fmt;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How often each cell is measured from anew.
pub const ROUNDS: usize = 5;
const BATCHES: usize = 31;
const BATCH: Duration = Duration::from_millis(2);

/// Microseconds for one call: the median of the batches of the best round.
pub fn measure<T>(mut work: impl FnMut() -> T) -> f64 {
    let mut calls: u32 = 1;
    loop {
        let start = Instant::now();
        for _ in 0..calls {
            black_box(work());
        }
        if start.elapsed() >= BATCH {
            break;
        }
        calls *= 2;
    }
    let batches = if calls == 1 { 9 } else { BATCHES };
    let mut best = f64::INFINITY;
    for _ in 0..ROUNDS {
        let mut times: Vec<f64> = (0..batches)
            .map(|_| {
                let start = Instant::now();
                for _ in 0..calls {
                    black_box(work());
                }
                start.elapsed().as_secs_f64() * 1e6 / f64::from(calls)
            })
            .collect();
        times.sort_by(f64::total_cmp);
        best = best.min(times[batches / 2]);
    }
    best
}

/// One line of a table.
pub struct Row {
    name: String,
    /// One cell for each size, hits first.
    pub cells: Vec<f64>,
}

impl Row {
    /// A line without cells.
    pub fn new(name: &str) -> Row {
        Row { name: name.to_owned(), cells: Vec::new() }
    }

    /// How many times this is slower than another.
    pub fn over(&self, other: &Row, name: &str) -> Row {
        let cells = self.cells.iter().zip(&other.cells).map(|(slow, fast)| slow / fast).collect();
        Row { name: name.to_owned(), cells }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "| {} |", self.name)?;
        for cell in &self.cells {
            match *cell {
                cell if cell < 10.0 => write!(formatter, " {cell:.2} |")?,
                cell if cell < 100.0 => write!(formatter, " {cell:.1} |")?,
                cell => write!(formatter, " {cell:.0} |")?,
            }
        }
        Ok(())
    }
}
