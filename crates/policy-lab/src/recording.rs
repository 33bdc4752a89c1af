//! A recording, read.

use wire::recording::{Head, Line};

/// The calls of a recording.
#[derive(Debug, Clone)]
pub struct Recording {
    /// Its first line.
    pub head: Head,
    /// Every call with the number of its line, counted from 1.
    pub calls: Vec<(usize, Line)>,
}

/// A text that is no recording.
#[derive(Debug, thiserror::Error)]
pub enum NoRecording {
    /// The first line is no head.
    #[error("line 1 is not the head of a recording: {0}")]
    Head(serde_json::Error),
    /// The head is of another form.
    #[error("the recording has form {0}, which this version does not read")]
    Form(u32),
    /// A line is no call.
    #[error("line {number} is not a recorded call: {reason}")]
    Line {
        /// Number of the line, from 1.
        number: usize,
        /// Why.
        reason: serde_json::Error,
    },
}

impl Recording {
    /// Reads the lines of a recording.
    pub fn read(text: &str) -> Result<Self, NoRecording> {
        let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let head = serde_json::from_str(lines.next().map_or("", |(_, line)| line)).map_err(NoRecording::Head)?;
        let head: Head = head;
        if !head.is_known() {
            return Err(NoRecording::Form(head.yunbox_recording));
        }
        let read = |(index, text): (usize, &str)| {
            let number = index + 1;
            let line = serde_json::from_str(text).map_err(|reason| NoRecording::Line { number, reason })?;
            Ok((number, line))
        };
        Ok(Self { head, calls: lines.map(read).collect::<Result<_, _>>()? })
    }

    /// Whether each call says who made it and what was asked. Calls that older versions recorded do not.
    pub fn is_complete(&self) -> bool {
        self.calls.iter().all(|(_, line)| line.caller.is_some() && line.checks.is_some())
    }
}
