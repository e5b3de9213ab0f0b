#pragma once
//! Numbers as shortest exact text, independent of the locale.

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace sextant::json {

//! Shortest text that reads back as the same f32: `0.1`, `1`, `1e+20`. For scores and vectors on screen and on the wire.
QByteArray floatText(float value);
//! Shortest text that reads back as the same double. Keeps an integer-valued double without a point: `3`.
QByteArray doubleText(double value);
//! Reads a whole text as a double / float; nullopt on trailing text, empty, inf or nan.
std::optional<double> parseDouble(QByteArrayView text);
std::optional<float> parseFloat(QByteArrayView text);

} // namespace sextant::json
