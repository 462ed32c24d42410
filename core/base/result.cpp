// Errors are built in many places and rarely: their code stands here once.
#include "core/base/result.hpp"

namespace cnn {

Error::Error(std::string_view code, std::string_view layer, std::string_view argument, std::string_view expected,
             Value found)
    : code(code), layer(layer), argument(argument), expected(expected), found(std::move(found)) {}
Error::Error(const Error& other) = default;
Error::Error(Error&& other) noexcept = default;
Error& Error::operator=(const Error& other) = default;
Error& Error::operator=(Error&& other) noexcept = default;
Error::~Error() = default;

}  // namespace cnn
