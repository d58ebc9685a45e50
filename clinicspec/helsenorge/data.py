"""How JSON has what patients can book: types, the calendars they stand in, limits, texts."""

from clinicspec.helsenorge.offer import limited_by, limits
from clinicspec.helsenorge.services import OfferedService
from clinicspec.model.booking import AppointmentType, Calendar
from clinicspec.model.numbers import Price
from clinicspec.model.organisation import Address
from clinicspec.model.spec import Spec
from clinicspec.model.words import Texts, in_language

Data = dict[str, object]


def type_data(spec: Spec, type_: AppointmentType) -> Data:
    """An appointment type."""
    return {
        "type": type_.id,
        "names": _texts(spec, type_.name),
        "minutes": type_.minutes,
        "places": type_.places,
        "information": None if type_.information is None else _texts(spec, type_.information),
        "price": None if type_.price is None else _price(type_.price),
        "address": None if type_.address is None else _address(type_.address),
    }


def limits_data(calendar: Calendar, type_: AppointmentType) -> Data:
    """The limits that hold for a type in a calendar, and which of the two sets each."""
    return {
        "limits": limits(calendar, type_).model_dump(),
        "limited_by": limited_by(calendar, type_),
    }


def calendar_data(calendar: Calendar, type_: AppointmentType) -> Data:
    """A calendar in which a type can be booked."""
    return {
        "calendar": calendar.id,
        "name": calendar.name,
        "shown": calendar.shown,
        "patients": None if calendar.patients is None else str(calendar.patients),
        **limits_data(calendar, type_),
    }


def service_data(service: OfferedService) -> Data:
    """A service, and why it is not offered if it isn't."""
    return {
        "service": service.service,
        "offered": not service.why_not,
        "why_not": list(service.why_not),
    }


def _texts(spec: Spec, words: str | Texts) -> dict[str, str]:
    """A text in each of the clinic's languages."""
    languages = spec.clinic.languages
    return {each: in_language(words, each, languages[0])[0] for each in languages}


def _price(price: Price) -> Data:
    whole = price.amount == price.amount.to_integral_value()
    amount = int(price.amount) if whole else float(price.amount)
    return {"amount": amount, "currency": price.currency}


def _address(address: Address) -> Data:
    return {
        "street": address.street,
        "postbox": address.postbox,
        "postal_code": address.postal_code,
        "city": address.city,
    }
