//! The picture by which an authenticator learns the seed of a device.

use png::{BitDepth, ColorType, Encoder};
use qrcode::{Color, EcLevel, QrCode};
use store::Fault;

/// Width of one module of the code, in pixels.
const MODULE: usize = 6;

/// Width of the white margin, in modules: what the standard asks for.
const MARGIN: usize = 4;

/// An address as a picture in PNG.
pub(crate) fn png(address: &str) -> Result<Vec<u8>, Fault> {
    let damaged = |what: String| Fault::Damaged(format!("a picture cannot be made: {what}"));
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(|error| damaged(error.to_string()))?;
    let modules = code.to_colors();
    let margin = std::iter::repeat_n(255, MARGIN * MODULE);
    let mut pixels = Vec::new();
    let width = (code.width() + 2 * MARGIN) * MODULE;
    pixels.resize(width * MARGIN * MODULE, 255);
    for row in modules.chunks(code.width()) {
        let inside = row.iter().flat_map(|module| {
            let shade = if *module == Color::Dark { 0 } else { 255 };
            std::iter::repeat_n(shade, MODULE)
        });
        let line: Vec<u8> = margin.clone().chain(inside).chain(margin.clone()).collect();
        for _ in 0..MODULE {
            pixels.extend_from_slice(&line);
        }
    }
    pixels.resize(width * width, 255);
    let side = u32::try_from(width).map_err(|error| damaged(error.to_string()))?;
    let mut picture = Vec::new();
    let mut encoder = Encoder::new(&mut picture, side, side);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(|error| damaged(error.to_string()))?;
    writer.write_image_data(&pixels).map_err(|error| damaged(error.to_string()))?;
    writer.finish().map_err(|error| damaged(error.to_string()))?;
    Ok(picture)
}
