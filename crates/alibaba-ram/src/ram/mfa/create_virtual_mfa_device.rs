//! `CreateVirtualMFADevice`

use std::marker::PhantomData;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::{qr_code, serial_number};
use crate::ram::Ram;
use crate::ram::identities::Identities;
use crate::ram::view::Hidden;

/// `CreateVirtualMFADevice`; RAM and IMS have it.
#[derive(Debug)]
pub struct CreateVirtualMFADevice<S = Ram>(PhantomData<S>);

/// Makes an MFA device and shows its seed, this once.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Input {}

#[derive(Debug, Serialize, JsonSchema)]
pub struct Output {
    #[serde(rename = "VirtualMFADevice")]
    device: Made,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Made {
    serial_number: String,
    /// The seed, for typing it in.
    base32_string_seed: Hidden,
    /// The seed, for a camera: a picture in base64.
    #[serde(rename = "QRCodePNG")]
    qr_code_png: Hidden,
}

impl<S: Identities> Operation for CreateVirtualMFADevice<S> {
    const NAME: &'static str = "CreateVirtualMFADevice";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("VirtualMFADeviceName", "alice-phone")];
    type Service = S;
    type Input = With<Input, S::NewDevice>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        S::checks(Self::NAME, caller, "mfa/*")
    }

    fn handle(cx: &mut Cx<'_>, With(_, named): Self::Input) -> iam::Result<Output> {
        let account = cx.caller().account();
        let device = iam::mfa::create(cx.scope(), named.into())?;
        let png = qr_code::png(&device.seed.address(account, device.name.as_str()))?;
        let device = Made {
            serial_number: serial_number(account, &device),
            base32_string_seed: Hidden(device.seed.base32()),
            qr_code_png: Hidden(STANDARD.encode(png)),
        };
        Ok(Output { device })
    }
}
