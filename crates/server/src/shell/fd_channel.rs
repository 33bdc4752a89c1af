//! The channel between a shell's two sides: messages with open files attached.
//!
//! The inner side gets its end as standard input, the only file that a process can be handed without
//! naming numbers; the real standard input comes over the channel.

use std::collections::BTreeMap;
use std::io::{self, IoSlice, IoSliceMut};
use std::mem::MaybeUninit;
use std::net::{Ipv4Addr, SocketAddrV4};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::PathBuf;

use rustix::net::{
    AddressFamily, RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage,
    SendFlags, SocketFlags, SocketType, recvmsg, sendmsg, socketpair,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Longest message, in bytes. The kernel takes somewhat more.
const LONGEST: usize = 200 * 1024;

/// Most files that come with one message.
const FILES: usize = 4;

/// How the inner side is to be set up.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Plan {
    /// Addresses of its loopback interface.
    pub(super) addresses: Vec<Ipv4Addr>,
    /// Where sockets are to listen, in the order in which they are handed out.
    pub(super) listen: Vec<SocketAddrV4>,
    /// Files of the system that are replaced, and their texts.
    pub(super) replaced: BTreeMap<PathBuf, String>,
    /// Folders that are hidden, with the names of the files in them that stay.
    pub(super) hidden: BTreeMap<PathBuf, Vec<String>>,
}

/// What the outer side says after that.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Order {
    /// The user's number is mapped: go on.
    Mapped,
    /// Begin; comes with the standard input.
    Begin {
        /// Script to run first, in base64.
        script: Option<String>,
    },
    /// Pass a signal on to the command.
    Signal(i32),
}

/// What the inner side says.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Word {
    /// It has namespaces of its own.
    Apart,
    /// The kernel does not let it have them.
    Forbidden(String),
    /// It is set up; comes with the sockets.
    Listening,
    /// Something else went wrong.
    Failed(String),
}

/// One end.
#[derive(Debug)]
pub(super) struct FdChannel(OwnedFd);

impl FdChannel {
    /// Both ends.
    pub(super) fn pair() -> io::Result<(Self, OwnedFd)> {
        let (near, far) = socketpair(AddressFamily::UNIX, SocketType::SEQPACKET, SocketFlags::CLOEXEC, None)?;
        Ok((Self(near), far))
    }

    /// The end that this process got as its standard input.
    pub(super) fn of_standard_input() -> io::Result<Self> {
        Ok(Self(rustix::io::fcntl_dupfd_cloexec(rustix::stdio::stdin(), 3)?))
    }

    /// The same end once more.
    pub(super) fn again(&self) -> io::Result<Self> {
        Ok(Self(self.0.try_clone()?))
    }

    /// Says something.
    pub(super) fn say<T: Serialize>(&self, word: &T, files: &[BorrowedFd<'_>]) -> io::Result<()> {
        let text = serde_json::to_vec(word)?;
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(FILES))];
        let mut attached = SendAncillaryBuffer::new(&mut space);
        if !files.is_empty() && !attached.push(SendAncillaryMessage::ScmRights(files)) {
            return Err(io::Error::other("too many files for one message"));
        }
        sendmsg(&self.0, &[IoSlice::new(&text)], &mut attached, SendFlags::NOSIGNAL)?;
        Ok(())
    }

    /// Hears something; `None` when the other side is gone.
    pub(super) fn hear<T: DeserializeOwned>(&self) -> io::Result<Option<(T, Vec<OwnedFd>)>> {
        let mut text = vec![0; LONGEST];
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(FILES))];
        let mut attached = RecvAncillaryBuffer::new(&mut space);
        let heard = loop {
            match recvmsg(&self.0, &mut [IoSliceMut::new(&mut text)], &mut attached, RecvFlags::CMSG_CLOEXEC) {
                Err(rustix::io::Errno::INTR) => {}
                other => break other?,
            }
        };
        if heard.bytes == 0 {
            return Ok(None);
        }
        let mut files = Vec::new();
        for message in attached.drain() {
            if let RecvAncillaryMessage::ScmRights(received) = message {
                files.extend(received);
            }
        }
        let word = serde_json::from_slice(text.get(..heard.bytes).unwrap_or_default())?;
        Ok(Some((word, files)))
    }
}

impl AsFd for FdChannel {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

impl From<FdChannel> for OwnedFd {
    fn from(line: FdChannel) -> Self {
        line.0
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use super::*;

    #[test]
    fn words_and_files_cross_the_line_and_its_end_is_seen() {
        let (near, far) = FdChannel::pair().unwrap();
        let far = FdChannel(far);
        let (mut reader, mut writer) = std::io::pipe().unwrap();
        near.say(&Word::Listening, &[writer.as_fd()]).unwrap();
        writer.write_all(b"first ").unwrap();
        drop(writer);
        let (word, mut files) = far.hear::<Word>().unwrap().unwrap();
        assert!(matches!(word, Word::Listening));
        std::fs::File::from(files.pop().unwrap()).write_all(b"second").unwrap();
        let mut text = String::new();
        reader.read_to_string(&mut text).unwrap();
        assert_eq!(text, "first second");
        drop(near);
        assert!(far.hear::<Word>().unwrap().is_none());
    }
}
