//! Which instances have a shell open that takes tasks.
//!
//! A shell is a process outside the sandbox, so this is not kept: after a start nobody has one open.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// The open shells.
#[derive(Debug, Default)]
pub struct Shells(Mutex<Open>);

#[derive(Debug, Default)]
struct Open {
    /// The number of the shell that was opened last.
    last: u64,
    /// The shells by their numbers: the instance, and how often each has asked for a task.
    shells: HashMap<u64, Shell>,
}

#[derive(Debug)]
struct Shell {
    instance: String,
    asked: u64,
}

impl Shells {
    /// Opens a shell of an instance, and returns its number.
    pub fn open(&self, instance: &str) -> u64 {
        let mut open = self.lock();
        open.last += 1;
        let number = open.last;
        open.shells.insert(number, Shell { instance: instance.to_owned(), asked: 0 });
        number
    }

    /// Closes a shell.
    pub fn close(&self, number: u64) {
        self.lock().shells.remove(&number);
    }

    /// Closes every shell.
    pub fn clear(&self) {
        self.lock().shells.clear();
    }

    /// Notes that a shell of an instance asks for a task, and returns how often it has; `None` where there is no such shell.
    pub fn ask(&self, number: u64, instance: &str) -> Option<u64> {
        let mut open = self.lock();
        let shell = open.shells.get_mut(&number).filter(|shell| shell.instance == instance)?;
        shell.asked += 1;
        Some(shell.asked)
    }

    /// Closes a shell that has not asked again since then.
    pub fn close_unless_asked(&self, number: u64, asked: u64) {
        let mut open = self.lock();
        if open.shells.get(&number).is_some_and(|shell| shell.asked == asked) {
            open.shells.remove(&number);
        }
    }

    /// Whether an instance has a shell open.
    pub fn is_open(&self, instance: &str) -> bool {
        self.lock().shells.values().any(|shell| shell.instance == instance)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_that_stops_asking_is_closed() {
        let shells = Shells::default();
        let (first, second) = (shells.open("i-1"), shells.open("i-1"));
        let asked = shells.ask(first, "i-1").unwrap();
        assert!(shells.ask(first, "i-2").is_none(), "a shell is one of its instance");
        shells.ask(first, "i-1").unwrap();
        shells.close_unless_asked(first, asked);
        shells.close(second);
        assert!(shells.is_open("i-1"), "it asked again");
        shells.close_unless_asked(first, asked + 1);
        assert!(!shells.is_open("i-1"));
    }
}
