#include "ui/widgets/querytexts.h"

#include "client/types/serverinfo.h"

#include <algorithm>

namespace sextant {

using Code = QueryProblem::Code;

namespace {

QString shownName(const QString &vector)
{
    return vector.isEmpty() ? QueryTexts::tr("(unnamed)") : vector;
}

int pointCount(const std::vector<VectorInput> &inputs)
{
    return int(std::count_if(inputs.begin(), inputs.end(), [](const VectorInput &input) {
        return std::holds_alternative<PointId>(input);
    }));
}

} // namespace

bool QueryTexts::isAboutTarget(Code code)
{
    return code == Code::BadPointId || code == Code::BadVector || code == Code::WrongDimension
        || code == Code::WrongVectorKind;
}

QString QueryTexts::vectorFault(const QueryProblem &problem)
{
    const VectorTextFault &fault = problem.fault;
    switch (fault.code) {
    case VectorTextFault::Code::Empty:
        return tr("Paste a vector: JSON, or numbers with blanks or commas between.");
    case VectorTextFault::Code::NotANumber: {
        const QString place = fault.detail.isEmpty()
            ? tr("position %1 is empty").arg(fault.position)
            : tr("position %1 is not a number: “%2”").arg(fault.position).arg(fault.detail);
        if (problem.expected > 0 && problem.given > 0 && problem.expected != problem.given)
            return tr("%1 expected, %2 given; %3")
                .arg(problem.expected)
                .arg(problem.given)
                .arg(place);
        return place;
    }
    case VectorTextFault::Code::BadJson:
        return tr("No valid JSON: %1").arg(fault.detail);
    case VectorTextFault::Code::UnevenRows:
        return tr("Row %1 isn't a list of the same size as the first.").arg(fault.position);
    case VectorTextFault::Code::SparseMismatch:
        return tr("A sparse vector has as many values as indices, and each index once.");
    case VectorTextFault::Code::NotAVector:
        return tr("A JSON object is read as a sparse vector (indices, values), or as one vector "
                  "under its name.");
    }
    return {};
}

QString QueryTexts::problem(const QueryProblem &problem)
{
    switch (problem.code) {
    case Code::NoVectors:
        return tr("This collection has no vectors to search by.");
    case Code::UnknownVector:
        return tr("The collection has no vector “%1”.").arg(shownName(problem.detail));
    case Code::NoTarget:
        return tr("Type a point id, paste a vector, or choose Find Similar on a row of any table.");
    case Code::BadPointId:
        return tr("“%1” is no point id: an unsigned 64-bit integer or a UUID.").arg(problem.detail);
    case Code::BadVector:
        return vectorFault(problem);
    case Code::WrongDimension:
        return tr("%1 numbers expected for %3, %2 given")
            .arg(problem.expected)
            .arg(problem.given)
            .arg(shownName(problem.detail));
    case Code::WrongVectorKind:
        return tr("The vector “%1” is of another kind (dense, sparse or multi).")
            .arg(shownName(problem.detail));
    case Code::NoExamples:
        return tr("Mark points with + or − in any table, or add them by id.");
    case Code::NoPositives:
        return tr("average_vector needs a positive example: add one, or choose another strategy.");
    case Code::BadThreshold:
        return tr("The threshold “%1” is no number.").arg(problem.detail);
    case Code::NeedsNewerServer: {
        const ServerVersion since = sinceVersion(Feature::SumScores);
        return tr("sum_scores needs Qdrant %1.%2; this server is %3.")
            .arg(since.major)
            .arg(since.minor)
            .arg(problem.detail);
    }
    }
    return {};
}

QString QueryTexts::leftOut(const QueryRequest &shown)
{
    if (const auto *nearest = std::get_if<NearestQuery>(&shown.query)) {
        const auto *id = std::get_if<PointId>(&nearest->target);
        return id ? tr("Point %1 itself is left out of the results.").arg(id->toString())
                  : QString();
    }
    const auto &recommend = std::get<RecommendQuery>(shown.query);
    const int count = pointCount(recommend.positive) + pointCount(recommend.negative);
    return count > 0 ? tr("The %n example(s) are left out of the results.", nullptr, count)
                     : QString();
}

} // namespace sextant
