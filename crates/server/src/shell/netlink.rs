//! Brings up the loopback interface of a network namespace and gives it addresses, without any tool.
//!
//! The messages are those of `rtnetlink(7)`: a header, a fixed part, attributes.

use std::io;
use std::net::Ipv4Addr;

use rustix::net::netlink::SocketAddrNetlink;
use rustix::net::{AddressFamily, RecvFlags, SendFlags, SocketType, recv, sendto, socket};

/// The loopback interface is the first one of every network namespace.
const LOOPBACK: u32 = 1;

const NEW_LINK: u16 = 16;
const NEW_ADDRESS: u16 = 20;
/// Type of an answer that tells how a request went.
const ERROR: u16 = 2;
/// This is a request, and an answer is wanted.
const REQUEST: u16 = 0x1 | 0x4;
/// Make it; it must not be there.
const CREATE: u16 = 0x400 | 0x200;
/// Flag of an interface that is up.
const UP: u32 = 0x1;
/// Attributes that hold an address.
const ADDRESS: u16 = 1;
const LOCAL: u16 = 2;
/// IPv4, as a family of addresses.
const INET: u8 = 2;

/// Brings up loopback, and adds these addresses to it.
pub(super) fn bring_up(addresses: &[Ipv4Addr]) -> io::Result<()> {
    // The protocol of the number 0, which stands for none elsewhere, is the one about interfaces.
    let socket = socket(AddressFamily::NETLINK, SocketType::RAW, None)?;
    let kernel = SocketAddrNetlink::new(0, 0);
    let messages = std::iter::once(link_up()).chain(addresses.iter().map(|address| new_address(*address)));
    for message in messages {
        sendto(&socket, &message, SendFlags::empty(), &kernel)?;
        let mut answer = [0; 1024];
        let (length, _) = recv(&socket, &mut answer[..], RecvFlags::empty())?;
        outcome(answer.get(..length).unwrap_or_default())?;
    }
    Ok(())
}

/// Sets loopback up: `struct ifinfomsg`.
fn link_up() -> Vec<u8> {
    let mut body = vec![0, 0, 0, 0];
    for word in [LOOPBACK, UP, UP] {
        body.extend(word.to_ne_bytes());
    }
    message(NEW_LINK, REQUEST, &body)
}

/// Adds one address to loopback: `struct ifaddrmsg` and two attributes.
fn new_address(address: Ipv4Addr) -> Vec<u8> {
    let mut body = vec![INET, 32, 0, 0];
    body.extend(LOOPBACK.to_ne_bytes());
    for kind in [LOCAL, ADDRESS] {
        body.extend(8_u16.to_ne_bytes());
        body.extend(kind.to_ne_bytes());
        body.extend(address.octets());
    }
    message(NEW_ADDRESS, REQUEST | CREATE, &body)
}

/// Puts the header before a body. Bodies here are short and a multiple of four bytes long.
fn message(kind: u16, flags: u16, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(16 + body.len()).unwrap_or(u32::MAX);
    let mut message = Vec::with_capacity(16 + body.len());
    message.extend(length.to_ne_bytes());
    message.extend(kind.to_ne_bytes());
    message.extend(flags.to_ne_bytes());
    // Sequence number and sender: one request at a time, and the kernel fills in the sender.
    message.extend([0; 8]);
    message.extend(body);
    message
}

/// What an answer says.
fn outcome(answer: &[u8]) -> io::Result<()> {
    let strange = || io::Error::new(io::ErrorKind::InvalidData, "the kernel's answer cannot be read");
    let kind = answer.get(4..6).and_then(|bytes| bytes.try_into().ok()).map(u16::from_ne_bytes);
    let code = answer.get(16..20).and_then(|bytes| bytes.try_into().ok()).map(i32::from_ne_bytes);
    match (kind, code) {
        (Some(ERROR), Some(0)) => Ok(()),
        (Some(ERROR), Some(code)) => Err(io::Error::from_raw_os_error(-code)),
        _ => Err(strange()),
    }
}

#[cfg(all(test, target_endian = "little"))]
mod tests {
    use super::*;

    #[test]
    fn loopback_is_set_up_with_these_bytes() {
        let bytes = [
            32, 0, 0, 0, 16, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, // header
            0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, // family, index, flags, change
        ];
        assert_eq!(link_up(), bytes);
    }

    #[test]
    fn an_address_is_added_with_these_bytes() {
        let bytes = [
            40, 0, 0, 0, 20, 0, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, // header
            2, 32, 0, 0, 1, 0, 0, 0, // family, prefix, flags, scope, index
            8, 0, 2, 0, 100, 100, 100, 200, // local address
            8, 0, 1, 0, 100, 100, 100, 200, // address
        ];
        assert_eq!(new_address(Ipv4Addr::new(100, 100, 100, 200)), bytes);
    }

    #[test]
    fn an_answer_is_an_error_code_and_zero_is_none() {
        let answer = |code: i32| message(ERROR, 0, &[&code.to_ne_bytes()[..], &[0; 16]].concat());
        assert!(outcome(&answer(0)).is_ok());
        assert_eq!(outcome(&answer(-17)).unwrap_err().raw_os_error(), Some(17));
        assert!(outcome(&[]).is_err());
    }
}
