// The integers 1 to 10 240 with everything a payload can hold, every kind of id and every kind of vector.

#include "client/local/demodata.h"
#include "client/local/demonumberfacts.h"
#include "client/local/demosets.h"
#include "client/local/demowriter.h"

#include <QDate>

#include <array>
#include <cmath>
#include <numbers>

namespace sextant::demo {

namespace {

constexpr quint64 beyondDoubles = quint64(1) << 53;

// Most numbers are their own id. Primes sit above 2^53, where a program that reads ids as doubles loses
// the odd ones; palindromes have UUIDs (version 8, custom) that end in the number's decimal digits.
PointId idOf(const NumberFacts &facts)
{
    if (facts.isPalindrome) {
        const quint64 digits = QByteArray::number(facts.number).toULongLong(nullptr, 16);
        return PointId::fromUuidBits(0x8000, 0x8000'0000'0000'0000 | digits);
    }
    return PointId::fromNumber(facts.isPrime() ? beyondDoubles + facts.number : facts.number);
}

// Each remainder as a point on the circle: numbers that agree in many remainders are close.
DenseVector residues(quint32 number)
{
    static constexpr std::array<quint32, 8> moduli = { 2, 3, 5, 7, 11, 13, 17, 19 };
    DenseVector vector;
    vector.reserve(2 * moduli.size());
    for (const quint32 modulus : moduli) {
        const double angle = 2 * std::numbers::pi * (number % modulus) / modulus;
        vector.push_back(float(std::cos(angle)));
        vector.push_back(float(std::sin(angle)));
    }
    return vector;
}

// A row per decimal digit, all zero but at the digit.
MultiVector digitRows(quint32 number)
{
    MultiVector rows;
    for (const char digit : QByteArray::number(number)) {
        DenseVector row(10);
        row[size_t(digit - '0')] = 1;
        rows.rows.push_back(std::move(row));
    }
    return rows;
}

NamedVectors vectorsOf(const NumberFacts &facts)
{
    NamedVectors vectors{ { QStringLiteral("digits"), digitRows(facts.number) },
                          { QStringLiteral("residues"), residues(facts.number) } };
    SparseVector exponents;
    for (const PrimePower &power : facts.factors) {
        exponents.indices.push_back(power.index);
        exponents.values.push_back(float(power.exponent));
    }
    // 1 has no prime factor, so it has no such vector at all.
    if (!exponents.indices.empty())
        vectors.emplace_back(QStringLiteral("primes"), std::move(exponents));
    return vectors;
}

void writeOptional(JsonWriter &json, const char *key, std::optional<quint32> value)
{
    json.key(key);
    if (value)
        json.integer(*value);
    else
        json.null();
}

void writeTags(JsonWriter &json, const NumberFacts &facts)
{
    json.key("tags").beginArray().text(facts.number % 2 == 0 ? "even" : "odd");
    if (facts.isPrime())
        json.text("prime");
    if (facts.squareRoot)
        json.text("square");
    if (facts.isSquareFree())
        json.text("squarefree");
    if (facts.isPalindrome)
        json.text("palindrome");
    if (facts.isHappy)
        json.text("happy");
    if ((facts.number & (facts.number - 1)) == 0)
        json.text("power of two");
    json.endArray();
}

void writeStructure(JsonWriter &json, const NumberFacts &facts)
{
    json.key("factors").beginArray();
    for (const PrimePower &power : facts.factors) {
        json.beginObject().key("prime").integer(power.prime);
        json.key("exponent").integer(power.exponent).endObject();
    }
    json.endArray().key("divisors").beginObject();
    json.key("count").integer(facts.divisorCount).key("sum").integer(facts.divisorSum);
    json.key("proper_sum").integer(facts.properDivisorSum()).endObject();
    json.key("collatz").beginObject().key("steps").integer(facts.collatzSteps);
    json.key("peak").unsignedInteger(facts.collatzPeak).endObject();
    json.key("two_squares").beginArray();
    for (const auto &[a, b] : facts.twoSquares)
        json.beginArray().integer(a).integer(b).endArray();
    json.endArray();
}

QByteArray payload(const NumberFacts &facts)
{
    JsonWriter json;
    const quint64 n = facts.number;
    json.beginObject().key("number").integer(facts.number);
    json.key("name").text(numberWords(facts.number));
    json.key("text").text(numberSentences(facts));
    json.key("is_prime").boolean(facts.isPrime()).key("abundance").text(facts.abundance());
    writeTags(json, facts);
    writeStructure(json, facts);
    json.key("totient").integer(facts.totient);
    writeOptional(json, "square_root", facts.squareRoot);
    writeOptional(json, "previous_prime", facts.previousPrime);
    json.key("next_prime").integer(facts.nextPrime);
    if (const QByteArray roman = romanNumeral(facts.number); !roman.isEmpty())
        json.key("roman").text(roman);
    json.key("binary").text(QByteArray::number(facts.number, 2));
    json.key("logarithm").floating(std::log(double(n))).key("reciprocal").floating(1 / double(n));
    json.key("fourth_power").unsignedInteger(n * n * n * n);
    json.key("fibonacci_mod_2_64").unsignedInteger(facts.fibonacci);
    // The n-th day after 1 January 1970, as time stamps count.
    const QDate day = QDate(1970, 1, 1).addDays(facts.number);
    json.key("unix_day").text(day.toString(Qt::ISODate).toLatin1() + "T00:00:00Z");
    return json.endObject().take();
}

} // namespace

Set numbers()
{
    Set set;
    set.name = "numbers";
    set.alias = "integers";
    set.config
        = R"({"vectors":{"residues":{"size":16,"distance":"Cosine"},)"
          R"("digits":{"size":10,"distance":"Dot","multivector_config":{"comparator":"max_sim"}}},)"
          R"("sparse_vectors":{"primes":{}},"metadata":{)"
          R"("about":"The integers 1 to 10240: remainders, digits and prime factors as vectors",)"
          R"("source":"computed by Sextant"}})";
    for (const char *field : { "number", "factors[].prime", "divisors.count", "collatz.steps",
                               "square_root", "previous_prime", "next_prime", "totient" })
        set.indexes.append(indexBody(field, "integer"));
    for (const char *field : { "abundance", "tags", "roman", "name" })
        set.indexes.append(indexBody(field, "keyword"));
    set.indexes.append(indexBody("is_prime", "bool"));
    set.indexes.append(indexBody("logarithm", "float"));
    set.indexes.append(indexBody("unix_day", "datetime"));
    set.indexes.append(indexBody("text", "text"));
    const auto all = numberFacts(quint32(largestCollectionCount));
    set.points.reserve(all.size());
    for (const NumberFacts &facts : all)
        set.points.push_back({ idOf(facts), vectorsOf(facts), payload(facts) });
    return set;
}

} // namespace sextant::demo
