import { CourseClass } from '../../server/classes'
import { book, newGuardian, openClass, placesIn } from '../support/bookings'
import { onEveryDatabase } from '../support/databases'
import { useServer } from '../support/server'

onEveryDatabase('A seat that many ask for', (make) => {
  const server = useServer(make)

  it('goes to no more than there are, however many come at once, and siblings are never torn apart', async () => {
    const classes = await Promise.all([7, 5, 9].map((seats) => openClass(server, { seats })))
    const families = await Promise.all(
      Array.from({ length: 24 }, (_, at) => newGuardian(server, { children: (at % 3) + 1 })),
    )
    const answers = await Promise.all(
      families.map((family, at) => {
        const items = family.childIds.map((childId, index) => ({
          childId,
          classId: classes[(at + index * (at % 2)) % 3]!.id,
        }))
        return family.caller.classBookings.book({ body: { items } }).catch((error: { code: string }) => error.code)
      }),
    )
    for (const courseClass of classes) {
      const places = await placesIn(server, courseClass, 'held')
      expect(places.length).toBeLessThanOrEqual(courseClass.seats)
      expect(places.map(({ order }) => order)).toEqual(places.map((_, at) => at + 1))
      const row = await server.database.reader.findOneByOrFail(CourseClass, { id: courseClass.id })
      expect(row.lastOrder).toBe(places.length)
    }
    const held = (await Promise.all(classes.map((one) => placesIn(server, one, 'held')))).flat()
    answers.forEach((answer, at) => {
      const own = held.filter(({ childId }) => families[at]!.childIds.includes(childId))
      if (typeof answer === 'string') expect([answer, own.length]).toEqual(['classes.full', 0])
      else expect(own.map(({ bookingId }) => bookingId)).toEqual(families[at]!.childIds.map(() => answer.id))
    })
  })

  it('is one for a child that both guardians’ phones ask for in overlapping classes at once', async () => {
    const mother = await newGuardian(server)
    const classes = await Promise.all(Array.from({ length: 6 }, () => openClass(server)))
    const answers = await Promise.all(
      classes.map((one) => book(mother, one).catch((error: { code: string }) => error.code)),
    )
    expect(answers.filter((one) => typeof one !== 'string')).toHaveLength(1)
    expect(new Set(answers.filter((one) => typeof one === 'string'))).toEqual(new Set(['classes.overlap']))
  })
})
