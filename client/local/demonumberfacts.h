#pragma once
//! Facts about the integers of the `numbers` demo collection, computed; no look-up tables.

#include <QByteArray>
#include <QtGlobal>

#include <optional>
#include <utility>
#include <vector>

namespace sextant::demo {

struct PrimePower
{
    quint32 prime;
    quint32 exponent;
    quint32 index; //!< 0 for 2, 1 for 3, 2 for 5 …
};

struct NumberFacts
{
    quint32 number = 0;
    std::vector<PrimePower> factors; //!< empty for 1
    quint32 divisorCount = 0;
    quint32 divisorSum = 0;
    quint32 totient = 0; //!< how many of 1…n share no factor with n
    std::optional<quint32> previousPrime; //!< below n
    quint32 nextPrime = 0; //!< above n
    std::optional<quint32> squareRoot; //!< when it is an integer
    quint32 collatzSteps = 0;
    quint64 collatzPeak = 0;
    std::vector<std::pair<quint32, quint32>> twoSquares; //!< a ≤ b with a² + b² = n
    quint64 fibonacci = 0; //!< the n-th Fibonacci number modulo 2^64
    bool isPalindrome = false; //!< in decimal, at least two digits
    bool isHappy = false; //!< the repeated sum of squared digits ends in 1

    bool isPrime() const { return factors.size() == 1 && factors.front().exponent == 1; }
    bool isSquareFree() const;
    quint32 properDivisorSum() const { return divisorSum - number; }
    const char *abundance() const; //!< "deficient", "perfect" or "abundant"
};

//! Facts about 1 … last, in order.
std::vector<NumberFacts> numberFacts(quint32 last);

QByteArray numberWords(quint32 number); //!< "ten thousand two hundred and forty"; below a million
QByteArray romanNumeral(quint32 number); //!< empty above 3999
QByteArray factorText(const NumberFacts &facts); //!< "2^11 × 5"; "1" for 1
QByteArray numberSentences(const NumberFacts &facts); //!< a few sentences for the reader

} // namespace sextant::demo
