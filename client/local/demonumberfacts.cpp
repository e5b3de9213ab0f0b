#include "client/local/demonumberfacts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sextant::demo {

namespace {

// Smallest prime factor of every number up to `last`.
std::vector<quint32> smallestFactors(quint32 last)
{
    std::vector<quint32> smallest(last + 1);
    for (quint32 n = 2; n <= last; ++n) {
        if (smallest[n] != 0)
            continue;
        for (quint32 multiple = n; multiple <= last; multiple += n)
            if (smallest[multiple] == 0)
                smallest[multiple] = n;
    }
    return smallest;
}

void factorize(NumberFacts &facts, const std::vector<quint32> &smallest,
               const std::vector<quint32> &primes)
{
    quint32 rest = facts.number;
    facts.divisorCount = 1;
    facts.divisorSum = 1;
    facts.totient = facts.number;
    while (rest > 1) {
        const quint32 prime = smallest[rest];
        quint32 exponent = 0;
        quint32 sum = 1;
        for (; rest % prime == 0; rest /= prime, ++exponent)
            sum = sum * prime + 1;
        const auto place = std::lower_bound(primes.begin(), primes.end(), prime);
        facts.factors.push_back({ prime, exponent, quint32(place - primes.begin()) });
        facts.divisorCount *= exponent + 1;
        facts.divisorSum *= sum;
        facts.totient = facts.totient / prime * (prime - 1);
    }
}

void findNeighbourPrimes(NumberFacts &facts, const std::vector<quint32> &primes)
{
    const auto above = std::upper_bound(primes.begin(), primes.end(), facts.number);
    facts.nextPrime = *above;
    const auto notBelow = std::lower_bound(primes.begin(), primes.end(), facts.number);
    if (notBelow != primes.begin())
        facts.previousPrime = *std::prev(notBelow);
}

void walkCollatz(NumberFacts &facts)
{
    quint64 value = facts.number;
    facts.collatzPeak = value;
    while (value != 1) {
        value = value % 2 == 0 ? value / 2 : 3 * value + 1;
        facts.collatzPeak = std::max(facts.collatzPeak, value);
        ++facts.collatzSteps;
    }
}

void findSquares(NumberFacts &facts)
{
    const auto root = [](quint32 n) { return quint32(std::lround(std::sqrt(double(n)))); };
    const quint32 n = facts.number;
    if (root(n) * root(n) == n)
        facts.squareRoot = root(n);
    for (quint32 a = 1; 2 * a * a <= n; ++a)
        if (const quint32 b = root(n - a * a); a * a + b * b == n)
            facts.twoSquares.emplace_back(a, b);
}

void inspectDigits(NumberFacts &facts)
{
    const QByteArray digits = QByteArray::number(facts.number);
    facts.isPalindrome
        = digits.size() > 1 && std::equal(digits.begin(), digits.end(), digits.rbegin());
    quint32 value = facts.number;
    // Every unhappy number falls into the cycle through 4.
    while (value != 1 && value != 4) {
        quint32 sum = 0;
        for (; value > 0; value /= 10)
            sum += (value % 10) * (value % 10);
        value = sum;
    }
    facts.isHappy = value == 1;
}

} // namespace

bool NumberFacts::isSquareFree() const
{
    return std::all_of(factors.begin(), factors.end(),
                       [](const PrimePower &power) { return power.exponent == 1; });
}

const char *NumberFacts::abundance() const
{
    if (properDivisorSum() == number)
        return "perfect";
    return properDivisorSum() < number ? "deficient" : "abundant";
}

std::vector<NumberFacts> numberFacts(quint32 last)
{
    // There is a prime between n and 2n, so the next one is always in the table.
    const std::vector<quint32> smallest = smallestFactors(2 * last + 2);
    std::vector<quint32> primes;
    for (quint32 n = 2; n < smallest.size(); ++n)
        if (smallest[n] == n)
            primes.push_back(n);
    std::vector<NumberFacts> all(last);
    quint64 fibonacci = 0;
    quint64 following = 1;
    for (quint32 i = 0; i < last; ++i) {
        NumberFacts &facts = all[i];
        facts.number = i + 1;
        fibonacci = std::exchange(following, fibonacci + following);
        facts.fibonacci = fibonacci;
        factorize(facts, smallest, primes);
        findNeighbourPrimes(facts, primes);
        walkCollatz(facts);
        findSquares(facts);
        inspectDigits(facts);
    }
    return all;
}

} // namespace sextant::demo
