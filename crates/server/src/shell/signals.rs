//! Signals that reach the outer side and are meant for the command.

use std::fs::File;
use std::io;

use rustix::process::getpgrp;
use rustix::termios::tcgetpgrp;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc;

/// Signals that are passed on.
fn kinds() -> [SignalKind; 7] {
    [
        SignalKind::interrupt(),
        SignalKind::quit(),
        SignalKind::terminate(),
        SignalKind::hangup(),
        SignalKind::user_defined1(),
        SignalKind::user_defined2(),
        SignalKind::window_change(),
    ]
}

/// The numbers of the signals that are to be passed on, as they come.
pub(super) fn coming() -> io::Result<mpsc::UnboundedReceiver<i32>> {
    let (tell, told) = mpsc::unbounded_channel();
    for kind in kinds() {
        let mut signals = signal(kind)?;
        let tell = tell.clone();
        tokio::spawn(async move {
            while signals.recv().await.is_some() {
                if !comes_from_terminal(kind) && tell.send(kind.as_raw_value()).is_err() {
                    break;
                }
            }
        });
    }
    Ok(told)
}

/// Whether a signal was sent by the terminal, which sends it to every process in the foreground: to the
/// command too.
fn comes_from_terminal(kind: SignalKind) -> bool {
    let sent_by_keys = [SignalKind::interrupt(), SignalKind::quit(), SignalKind::window_change()].contains(&kind);
    sent_by_keys
        && File::open("/dev/tty").is_ok_and(|terminal| tcgetpgrp(&terminal).is_ok_and(|group| group == getpgrp()))
}
