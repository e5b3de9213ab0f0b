// The words of the `numbers` demo collection: our own sentences around computed facts.

#include "client/local/demonumberfacts.h"

#include <array>

namespace sextant::demo {

namespace {

QByteArray wordsBelowHundred(quint32 number)
{
    static constexpr std::array<const char *, 20> small
        = { "zero",     "one",     "two",     "three",     "four",     "five",    "six",
            "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
            "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen" };
    static constexpr std::array<const char *, 10> tens
        = { "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety" };
    if (number < 20)
        return small[number];
    QByteArray words = tens[number / 10];
    if (number % 10 != 0)
        words += QByteArray("-") + small[number % 10];
    return words;
}

QByteArray wordsBelowThousand(quint32 number)
{
    if (number < 100)
        return wordsBelowHundred(number);
    QByteArray words = wordsBelowHundred(number / 100) + " hundred";
    if (number % 100 != 0)
        words += " and " + wordsBelowHundred(number % 100);
    return words;
}

QByteArray digits(quint64 number) { return QByteArray::number(qulonglong(number)); }

QByteArray divisorSentence(const NumberFacts &facts)
{
    if (facts.number == 1)
        return " It is the only number with a single divisor.";
    if (facts.isPrime())
        return " It is prime: only 1 and the number itself divide it.";
    const QByteArray sum = digits(facts.properDivisorSum());
    QByteArray sentence = " It is " + factorText(facts) + " and has " + digits(facts.divisorCount)
        + " divisors. Those below the number itself add up to " + sum;
    if (facts.properDivisorSum() == facts.number)
        return sentence + ", exactly the number: it is perfect.";
    return sentence
        + (facts.properDivisorSum() < facts.number ? ", less than the number: it is deficient."
                                                   : ", more than the number: it is abundant.");
}

QByteArray squareSentence(const NumberFacts &facts)
{
    if (facts.squareRoot)
        return " It is the square of " + digits(*facts.squareRoot) + '.';
    if (facts.twoSquares.empty())
        return " No two positive squares add up to it.";
    QByteArray sums;
    for (const auto &[a, b] : facts.twoSquares)
        sums += (sums.isEmpty() ? "" : ", and ") + digits(a) + "² + " + digits(b) + "²";
    return " It is a sum of two squares: " + sums + '.';
}

QByteArray collatzSentence(const NumberFacts &facts)
{
    if (facts.number == 1)
        return " The Collatz rule (halve an even number, triple an odd one and add one) ends here.";
    return " The Collatz rule (halve an even number, triple an odd one and add one) takes it to 1 "
           "in "
        + digits(facts.collatzSteps) + (facts.collatzSteps == 1 ? " step" : " steps")
        + (facts.collatzPeak == facts.number
               ? QByteArray(", never rising above the start.")
               : ", rising as far as " + digits(facts.collatzPeak) + '.');
}

} // namespace

QByteArray numberWords(quint32 number)
{
    if (number < 1000)
        return wordsBelowThousand(number);
    QByteArray words = wordsBelowThousand(number / 1000) + " thousand";
    const quint32 rest = number % 1000;
    if (rest == 0)
        return words;
    return words + (rest < 100 ? " and " : " ") + wordsBelowThousand(rest);
}

QByteArray romanNumeral(quint32 number)
{
    struct Step
    {
        quint32 value;
        const char *letters;
    };
    static constexpr Step steps[]
        = { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" },
            { 90, "XC" },  { 50, "L" },   { 40, "XL" }, { 10, "X" },   { 9, "IX" },
            { 5, "V" },    { 4, "IV" },   { 1, "I" } };
    QByteArray numeral;
    if (number > 3999)
        return numeral;
    for (const auto &[value, letters] : steps)
        for (; number >= value; number -= value)
            numeral += letters;
    return numeral;
}

QByteArray factorText(const NumberFacts &facts)
{
    if (facts.factors.empty())
        return "1";
    QByteArray text;
    for (const PrimePower &power : facts.factors) {
        if (!text.isEmpty())
            text += " × ";
        text += digits(power.prime);
        if (power.exponent > 1)
            text += '^' + digits(power.exponent);
    }
    return text;
}

QByteArray numberSentences(const NumberFacts &facts)
{
    QByteArray words = numberWords(facts.number);
    words.front() = char(words.front() - 'a' + 'A');
    QByteArray text = words + " is " + (facts.number % 2 == 0 ? "even." : "odd.");
    text += divisorSentence(facts) + squareSentence(facts) + collatzSentence(facts);
    const QByteArray binary = QByteArray::number(facts.number, 2);
    text += " In binary it is " + binary + ", with " + digits(quint64(binary.count('1')))
        + (binary.count('1') == 1 ? " one." : " ones.");
    if (facts.isHappy)
        text += " It is happy: summing the squares of its digits again and again ends in 1.";
    if (facts.isPalindrome)
        text += " It reads the same from both ends.";
    text += " The next prime is " + digits(facts.nextPrime) + '.';
    return text;
}

} // namespace sextant::demo
