import type { ToldChild } from '../../shared/classes/children'

// What is told of a child is sealed as one column, whose text these two write and read.

export const writeTold = (told: ToldChild): string => JSON.stringify(told)

export const readTold = (told: string): ToldChild => JSON.parse(told) as ToldChild
