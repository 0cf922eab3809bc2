//! The operators of a page (ISO 32000-2 annex A), as far as they place text and lines.
//!
//! Text outside of a clipping path counts as visible, because paths with curves are known roughly; an area hides what
//! is under it only within the sides of its clip.

mod graphics;
mod operands;
mod showing;

use std::collections::BTreeMap;
use std::rc::Rc;

use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::{Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;

use super::canvas::Canvas;
use super::font::PdfFont;
use super::layers::HiddenLayers;
use super::matrix::{Matrix, Point};
use super::path::Path;
use super::state::{GraphicsState, StateStack, TextObject, is_white};
use super::unpack::{StreamError, Unpacker};
use graphics::{graphics_operator, look};
use operands::numbers;
use read::Decoder;
use read::paged::{DrawnShape, Paint};

/// Operators of a file. A page of a report has a thousand, one full of drawings a hundred thousand.
const MOST_OPERATORS: usize = 3_000_000;
/// Glyphs of a file.
const MOST_GLYPHS: usize = 1_000_000;
/// What opening a form or a font costs, in operators.
const OPENING: usize = 20;
/// So many bytes cost as much as an operator: of a dictionary, which is read each time it is named, and of what is
/// searched for the end of an inline picture.
const DICTIONARY: usize = 256;
/// Forms within forms.
const DEEPEST: usize = 24;

/// Reads the operators of all pages of one file, one page after the other.
pub(super) struct ContentInterpreter<'f> {
    unpacker: &'f Unpacker,
    decoder: &'f dyn Decoder,
    /// By where their dictionary stands in the file.
    fonts: BTreeMap<usize, Rc<PdfFont>>,
    forms: BTreeMap<usize, Rc<[u8]>>,
    /// The forms that are being read, outermost first.
    open: Vec<usize>,
    operators: usize,
    glyphs: usize,
    page: (f64, f64),
    /// The layers that are not shown.
    hidden_layers: &'f HiddenLayers,
    pub canvas: Canvas,
}

/// Bytes in which the ends of inline pictures are searched (ISO 32000-2 §8.9.7). Of one without an end it is all that
/// follows, and of many such ones their number times the size of the content.
fn searched(operators: &[u8]) -> usize {
    let (mut end, mut bytes) = (operators.len(), 0usize);
    for (at, pair) in operators.windows(2).enumerate().rev() {
        match pair {
            b"EI" => end = at,
            b"BI" => bytes = bytes.saturating_add(end.saturating_sub(at)),
            _ => {}
        }
    }
    bytes
}

impl<'f> ContentInterpreter<'f> {
    pub fn new(
        unpacker: &'f Unpacker,
        decoder: &'f dyn Decoder,
        hidden_layers: &'f HiddenLayers,
    ) -> ContentInterpreter<'f> {
        ContentInterpreter {
            unpacker,
            decoder,
            fonts: BTreeMap::new(),
            forms: BTreeMap::new(),
            open: Vec::new(),
            operators: 0,
            glyphs: 0,
            page: (0.0, 0.0),
            hidden_layers,
            canvas: Canvas::default(),
        }
    }

    /// Draws a page of this size on a fresh canvas.
    ///
    /// # Errors
    /// [`StreamError`] where a stream is damaged, or a limit stops the reading.
    pub fn page(
        &mut self,
        operators: &[u8],
        resources: &Resources<'_>,
        to_page: Matrix,
        size: (f64, f64),
    ) -> Result<Canvas, StreamError> {
        self.canvas = Canvas::default();
        self.page = size;
        self.open.clear();
        self.read(operators, resources, GraphicsState::new(to_page))?;
        Ok(std::mem::take(&mut self.canvas))
    }

    fn read(
        &mut self,
        operators: &[u8],
        resources: &Resources<'_>,
        graphics: GraphicsState,
    ) -> Result<(), StreamError> {
        let mut stack = StateStack::new(graphics);
        let mut path = Path::default();
        let mut clips = false;
        let mut at = Point::default();
        let mut showing = TextObject::default();
        self.count(searched(operators) / DICTIONARY)?;
        let mut instructions = UntypedIter::new(operators);
        while let Some(instruction) = instructions.next() {
            self.count(1)?;
            let operator: &[u8] = instruction.operator;
            if matches!(
                operator,
                b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n"
            ) && std::mem::take(&mut clips)
                && let Some((sides, is_box)) = path.sides()
            {
                // What is painted with the clipping path itself is not cut by it.
                self.path_operator(operator, &instruction, &stack, &mut path, &mut at);
                stack.current.clip_to(sides, is_box);
                continue;
            }
            if graphics_operator(operator, &instruction, &mut stack)
                || self.path_operator(operator, &instruction, &stack, &mut path, &mut at)
                || self.mark_operator(operator, &instruction, resources)
            {
                continue;
            }
            match operator {
                b"Tf" => self.choose_font(&instruction, resources, &mut stack)?,
                b"Do" => self.external(&instruction, resources, &stack)?,
                b"BI" => {
                    let GraphicsState { to_page, clip, .. } = stack.current;
                    self.canvas.picture(to_page, self.page, true, clip);
                }
                b"W" | b"W*" => clips = true,
                b"gs" => look(&instruction, resources, &mut stack.current),
                _ => self.text_operator(operator, &instruction, &mut stack, &mut showing)?,
            }
        }
        Ok(())
    }

    fn count(&mut self, operators: usize) -> Result<(), StreamError> {
        self.operators = self.operators.saturating_add(operators);
        match self.operators > MOST_OPERATORS || self.glyphs > MOST_GLYPHS {
            true => Err(StreamError::TooLarge),
            false => Ok(()),
        }
    }

    fn choose_font(
        &mut self,
        instruction: &Instruction<'_, '_>,
        resources: &Resources<'_>,
        stack: &mut StateStack,
    ) -> Result<(), StreamError> {
        let mut operands = instruction.operands();
        let (Some(Object::Name(name)), Some(Object::Number(size))) =
            (operands.next(), operands.next())
        else {
            return Ok(());
        };
        stack.current.text.size = size.as_f64();
        stack.current.text.font = match resources.get_font(name) {
            Some(dict) => Some(self.font(&dict)?),
            None => Some(Rc::new(PdfFont::missing())),
        };
        Ok(())
    }

    fn font(&mut self, dict: &Dict<'_>) -> Result<Rc<PdfFont>, StreamError> {
        self.count(dict.data().len() / DICTIONARY)?;
        let key = dict.data().as_ptr() as usize;
        if let Some(font) = self.fonts.get(&key) {
            return Ok(Rc::clone(font));
        }
        self.count(OPENING)?;
        let font = Rc::new(PdfFont::of(dict, self.unpacker)?);
        self.fonts.insert(key, Rc::clone(&font));
        Ok(font)
    }

    /// A picture, or a form: operators of its own (§8.8, §8.10).
    fn external(
        &mut self,
        instruction: &Instruction<'_, '_>,
        resources: &Resources<'_>,
        stack: &StateStack,
    ) -> Result<(), StreamError> {
        let Some(Object::Name(name)) = instruction.operands().last() else { return Ok(()) };
        let Some(object) = resources.get_x_object(name) else { return Ok(()) };
        let dict = object.dict();
        if self.hidden_layers.hide(dict, "OC") {
            self.canvas.conceal();
            let read = self.form_or_picture(&object, resources, stack);
            self.canvas.reveal();
            return read;
        }
        self.form_or_picture(&object, resources, stack)
    }

    fn form_or_picture(
        &mut self,
        object: &Stream<'_>,
        resources: &Resources<'_>,
        stack: &StateStack,
    ) -> Result<(), StreamError> {
        let dict = object.dict();
        match dict.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Image") => {
                let opaque = !["SMask", "Mask", "ImageMask"].iter().any(|it| dict.contains_key(it));
                let GraphicsState { to_page, clip, .. } = stack.current;
                self.canvas.picture(to_page, self.page, opaque, clip);
                Ok(())
            }
            Some(b"Form") => self.form(object, resources, stack),
            _ => Ok(()),
        }
    }

    fn form(
        &mut self,
        form: &Stream<'_>,
        resources: &Resources<'_>,
        stack: &StateStack,
    ) -> Result<(), StreamError> {
        let dict = form.dict();
        let resources_of = dict.get::<Dict<'_>>("Resources");
        let size = resources_of.as_ref().map_or(0, |resources| resources.data().len());
        self.count(OPENING + (dict.data().len() + size) / DICTIONARY)?;
        let key = dict.data().as_ptr() as usize;
        // A form must not draw itself.
        if self.open.contains(&key) {
            return Ok(());
        }
        if self.open.len() >= DEEPEST {
            return Err(StreamError::TooLarge);
        }
        let operators = match self.forms.get(&key) {
            Some(operators) => Rc::clone(operators),
            None => Rc::from(self.unpacker.stream(form)?),
        };
        self.forms.insert(key, Rc::clone(&operators));
        let matrix = dict.get::<[f64; 6]>("Matrix").map_or(Matrix::IDENTITY, Matrix);
        let mut graphics = stack.current.clone();
        graphics.to_page = matrix.then(graphics.to_page);
        if let Some([left, top, right, bottom]) = dict.get::<[f64; 4]>("BBox") {
            let mut cut = Path::default();
            cut.rectangle(graphics.to_page, [left, top, right - left, bottom - top]);
            if let Some((sides, is_box)) = cut.sides() {
                graphics.clip_to(sides, is_box);
            }
        }
        let own = resources_of.map(Resources::new);
        self.open.push(key);
        let read = self.read(&operators, own.as_ref().unwrap_or(resources), graphics);
        self.open.pop();
        read
    }

    fn path_operator(
        &mut self,
        operator: &[u8],
        instruction: &Instruction<'_, '_>,
        stack: &StateStack,
        path: &mut Path,
        at: &mut Point,
    ) -> bool {
        let to_page = stack.current.to_page;
        let end = |numbers: Option<[f64; 2]>| numbers.map(|[x, y]| to_page.point(x, y));
        let (strokes, fills) = match operator {
            b"m" => {
                *at = end(numbers(instruction)).unwrap_or(*at);
                path.move_to(*at);
                return true;
            }
            b"l" => {
                *at = end(numbers(instruction)).unwrap_or(*at);
                path.line_to(*at);
                return true;
            }
            b"c" | b"v" | b"y" => {
                *at = end(numbers(instruction)).unwrap_or(*at);
                path.curve_to(*at);
                return true;
            }
            b"re" => {
                if let Some(sides) = numbers(instruction) {
                    path.rectangle(to_page, sides);
                }
                return true;
            }
            b"h" => {
                path.close();
                return true;
            }
            b"S" | b"s" => (true, false),
            b"f" | b"F" | b"f*" => (false, true),
            b"B" | b"B*" | b"b" | b"b*" => (true, true),
            b"n" => (false, false),
            _ => return false,
        };
        if matches!(operator, b"s" | b"b" | b"b*") {
            path.close();
        }
        let painted = std::mem::take(path);
        let GraphicsState { stroke, fill, opaque, pattern, clear, clip, clip_is_rough, .. } =
            stack.current;
        if strokes && !is_white(stroke) {
            self.canvas.rules(painted.stroked());
        }
        if fills && !is_white(fill) {
            self.canvas.rules(painted.filled());
            self.canvas.outlines += usize::from(painted.has_shapes());
        }
        if fills && !clear {
            let paint = match opaque && !pattern && !clip_is_rough {
                true => Paint::Opaque(fill),
                false => Paint::Tint,
            };
            let even_odd = matches!(operator, b"f*" | b"B*" | b"b*");
            let figures = painted.figures();
            self.canvas.shape(DrawnShape { before: 0, figures, even_odd, clip, paint });
        }
        true
    }

    fn mark_operator(
        &mut self,
        operator: &[u8],
        instruction: &Instruction<'_, '_>,
        resources: &Resources<'_>,
    ) -> bool {
        match operator {
            b"BMC" => self.canvas.begin(None, false),
            b"BDC" => {
                let properties = match instruction.operands().last() {
                    Some(Object::Dict(dict)) => Some(dict.clone()),
                    Some(Object::Name(name)) => resources.properties.get::<Dict<'_>>(name),
                    _ => None,
                };
                let text = properties
                    .and_then(|dict| dict.get::<hayro_syntax::object::String<'_>>("ActualText"))
                    .filter(|text| self.canvas.may_be_replaced_by(text.len()));
                let mut operands = instruction.operands();
                let hidden = match (operands.next(), operands.next()) {
                    (Some(Object::Name(tag)), Some(Object::Name(name))) if &**tag == b"OC" => {
                        self.hidden_layers.hide(&resources.properties, name)
                    }
                    _ => false,
                };
                self.canvas.begin(text.map(|text| text_string(&text)), hidden);
            }
            b"EMC" => self.canvas.end(),
            _ => return false,
        }
        true
    }
}

/// A text string: UTF-16, UTF-8 or (near enough) Latin-1 (§7.9.2.2).
fn text_string(bytes: &[u8]) -> String {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let pairs = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok());
        char::decode_utf16(pairs.map(unit)).map(|c| c.unwrap_or('\u{fffd}')).collect()
    };
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().copied().map(char::from).collect(),
    }
}
