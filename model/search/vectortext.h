#pragma once
//! Reads a vector as people paste it: a JSON list, a list of lists, a sparse object, or plain numbers with
//! blanks, commas or semicolons between.

#include "client/types/result.h"
#include "client/types/vectors.h"

#include <QString>
#include <QStringView>

namespace sextant {

struct VectorTextFault
{
    enum class Code {
        Empty,
        NotANumber, //!< `position` and `detail` say which
        BadJson, //!< `detail`: line, column and the parser's words
        UnevenRows, //!< rows of a multivector differ in size; `position` is the first odd row
        NotAVector, //!< an object that is neither sparse nor holds a vector under a name
        SparseMismatch, //!< as many values as indices, each index once, 0 … 2^32−1
    };
    Code code = Code::Empty;
    qsizetype position = 0; //!< from 1
    qsizetype count = 0; //!< how many numbers were given, readable or not; 0 = unknown
    QString detail;
    friend bool operator==(const VectorTextFault &, const VectorTextFault &) = default;
};

struct PastedVector
{
    VectorData vector;
    QString name; //!< the key it stood under, as in `{"image": […]}`; "" = none
    friend bool operator==(const PastedVector &, const PastedVector &) = default;
};

using VectorText = Result<PastedVector, VectorTextFault>;

//! A vector copied with its name, or a whole point, gives the vector inside. Numbers beyond f32 count as no numbers. Decimal point only; commas separate.
VectorText parseVectorText(QStringView text);

} // namespace sextant
